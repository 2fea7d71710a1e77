import pytest

from helpcentre.base.core import ids


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("0", 0), ("9" * 18, 10**18 - 1)])
def test_digits_are_an_id(text: str, number: int) -> None:
    assert ids.read(text) == number


@pytest.mark.parametrize("text", ["", " 7", "-7", "7.0", "9" * 19, "७", "²", "7\x00", "seven"])
def test_anything_else_is_none(text: str) -> None:
    assert ids.read(text) is None
