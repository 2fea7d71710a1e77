import pytest

from helpcentre.domain.tickets.blackout import BLACK, Blackout, BlackoutError


def test_words_go_in_any_case_wherever_they_stand():
    blackout = Blackout(["pin 4821"])
    text = "My PIN 4821, I said pin\n4821!"
    assert blackout(text) == f"My {BLACK}, I said {BLACK}!"
    assert blackout.signs(text) == 16


def test_what_a_mail_makes_of_them_goes_too():
    blackout = Blackout(["Ann & O'Neill <a@b.example>", "line one\nline two"])
    html = (
        "<p>Ann &amp; O&#x27;Neill &lt;a@b.example&gt;</p><p>line one<br>line two</p><p>line one</p>\n<p>line two</p>"
    )
    assert "Neill" not in blackout(html)
    assert "one" not in blackout(html)


def test_signs_of_a_pattern_are_signs():
    assert Blackout(["a.c (x)*"])("abc a.c (x)*") == f"abc {BLACK}"


def test_the_longer_one_goes_whole():
    assert Blackout(["Njeri", "Njeri Kamau"])("Njeri Kamau na Njeri") == f"{BLACK} na {BLACK}"


@pytest.mark.parametrize(
    ("words", "fault"),
    [([], "empty"), (["  ", ""], "empty"), (["x"], "too_short"), ([f"w{n}" for n in range(51)], "too_many")],
)
def test_what_cannot_be_covered_is_refused(words, fault):
    with pytest.raises(BlackoutError, match=fault):
        Blackout(words)


def test_hostile_lengths_end():
    assert Blackout(["a " * 5000])("a " * 9000).startswith(BLACK)
