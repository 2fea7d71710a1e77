import pytest

from helpcentre.config import environment as env


def test_a_blank_variable_is_an_unset_one():
    assert env.text("NAME", "default", environ={"NAME": "  "}) == "default"
    assert env.number("THREADS", 8, low=1, high=64, environ={}) == 8
    assert env.words("HOSTS", environ={"HOSTS": " a.example, ,b.example "}) == ["a.example", "b.example"]


@pytest.mark.parametrize("value", ["0", "65", "-1", "eight", "1.5", "²"])
def test_a_number_out_of_bounds_stops_the_start_and_says_what_fits(value):
    with pytest.raises(env.BadSettingError, match=r"THREADS.*from 1 to 64"):
        env.number("THREADS", 8, low=1, high=64, environ={"THREADS": value})


def test_a_choice_that_is_none_stops_the_start_and_names_the_choices():
    assert env.choice("ENV", ("local", "production"), environ={"ENV": "Production"}) == "production"
    with pytest.raises(env.BadSettingError, match="local, production"):
        env.choice("ENV", ("local", "production"), environ={"ENV": "prod"})
