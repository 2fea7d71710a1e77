from helpcentre.base.events import faults
from helpcentre.base.events.kinds import EventKind


def caught(function):
    try:
        function()
    except Exception as error:
        return faults.describe(error)
    raise AssertionError("it did not fail")


def test_the_type_and_our_place_are_named_and_the_words_are_not():
    kind = EventKind("shop.opened", "shop")
    text = caught(lambda: kind.checked({"name": "Mama Njeri"}))
    assert text.startswith("helpcentre.base.events.kinds.BadEvent at base/events/kinds.py:")
    assert "Njeri" not in text


def test_the_innermost_place_that_is_ours_counts():
    assert caught(lambda: int("0722 000 111")).startswith("ValueError at base/events/tests/test_describe.py:")


def test_an_error_that_was_never_raised_has_only_a_type():
    assert faults.describe(ValueError("0722 000 111")) == "ValueError"
