"""Public references: read out on the phone, typed with thumbs, and a slip is noticed."""

import itertools

import pytest

from helpcentre.base.core import references


def test_a_reference_comes_back_as_its_number() -> None:
    for number in (1, 7, 42, 2041, 99_999, 12_345_678_901):
        assert references.parse("DK", references.make("DK", number)) == number


def test_damm_s_own_example() -> None:
    assert references.check_digit("572") == "4"  # from the dissertation of 2004


@pytest.mark.parametrize("typed", ["dk-20413", " DK 20413 ", "DK20413", "dk 2041 3"])
def test_case_spaces_and_the_dash_are_forgiven(typed: str) -> None:
    right = references.make("DK", 2041)
    assert references.parse("DK", typed.replace("20413", right[3:]).replace("2041 3", right[3:])) == 2041


def test_every_wrong_digit_is_noticed() -> None:
    right = references.make("DK", 20417)
    for place, digit in itertools.product(range(3, len(right)), "0123456789"):
        wrong = right[:place] + digit + right[place + 1 :]
        assert wrong == right or references.parse("DK", wrong) is None, wrong


def test_every_swap_of_neighbours_is_noticed() -> None:
    for number in range(10, 3000, 7):
        digits = references.make("DK", number)[3:]
        for place in range(len(digits) - 1):
            swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
            assert swapped == digits or references.parse("DK", "DK-" + swapped) is None


@pytest.mark.parametrize(
    "text", ["", "DK", "DK-", "DK-5", "XX-20413", "DK-2041x", "DK-٢٠٤١٣", "DK-0", "DK-00", "20413", "DK-" + "9" * 19]
)
def test_what_is_no_reference_is_none(text: str) -> None:
    assert references.parse("DK", text) is None
