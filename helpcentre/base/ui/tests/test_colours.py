import pytest

from helpcentre.base.ui import colours

pytestmark = pytest.mark.once


def test_contrast_is_reckoned_as_the_guidelines_do():
    assert round(colours.contrast("#000000", "#ffffff"), 2) == 21
    assert round(colours.contrast("#777777", "#ffffff"), 2) == 4.48  # the well-known grey that just fails


@pytest.mark.parametrize("accent", ["#14573f", "#7a1f5c", "#0b3d91", "#000000", "#5b2c00"])
def test_whatever_is_taken_can_be_read_by_day_and_by_night(accent):
    assert colours.check(accent) >= colours.ENOUGH
    day, night = colours.by_day(accent), colours.by_night(accent)
    for tokens, grounds, on in ((day, ("#faf5ea", "#fffdf8"), "#fffaf0"), (night, ("#141914", "#1c231d"), "#0a2017")):
        for ground in (*grounds, tokens["green-wash"]):
            assert colours.contrast(tokens["link"], ground) >= colours.ENOUGH
        assert colours.contrast(on, tokens["green"]) >= colours.ENOUGH
        assert colours.contrast(tokens["on-front-soft"], tokens["front"]) >= colours.ENOUGH


@pytest.mark.parametrize("pale", ["#ffcc00", "#ffffff", "#7fcba2", "#eba52a"])
def test_a_pale_colour_is_refused_with_a_shade_that_will_do(pale):
    with pytest.raises(colours.TooPaleError) as refused:
        colours.check(pale)

    assert refused.value.contrast < colours.ENOUGH
    assert colours.check(refused.value.instead) >= colours.ENOUGH


@pytest.mark.parametrize("text", ["", "green", "#12", "#12345g", "red;}body{", "#14573f;", "\0"])
def test_what_is_no_colour_is_none(text):
    with pytest.raises(colours.NoColourError):
        colours.clean(text)


def test_a_colour_is_written_one_way():
    assert colours.clean(" #14573F ") == colours.clean("14573f") == "#14573f"
    assert colours.clean("#abc") == "#aabbcc"
