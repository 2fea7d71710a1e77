import pytest

from helpcentre.domain.people.contact import ContactError, clean_email, clean_phone, shown_phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0712 345 678", "+254712345678"),
        ("+254 712 345 678", "+254712345678"),
        ("254712345678", "+254712345678"),
        ("+255 754 345 678", "+255754345678"),
    ],
)
def test_a_number_is_understood_however_it_is_written(typed, kept):
    assert clean_phone(typed, "KE") == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [("0712 34", "too_short"), ("0712 345 678 901 23", "too_long"), ("hello", "bad_phone"), ("", "bad_phone")],
)
def test_what_is_no_number_says_why(typed, code):
    with pytest.raises(ContactError) as caught:
        clean_phone(typed, "KE")
    assert caught.value.code == code


def test_a_number_is_shown_with_its_country():
    assert shown_phone("+254712345678") == "+254 712 345678"


def test_an_address_is_kept_in_small_letters_without_white_space():
    assert clean_email("  Njeri.K@Duka.Example ") == "njeri.k@duka.example"


@pytest.mark.parametrize(
    "typed",
    ["njeri", "njeri@", "a@b@c.example", "njeri@duka.example\nBcc: x@y.example", "ñ@x.example", "a@[127.0.0.1]"],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(ContactError):
        clean_email(typed)
