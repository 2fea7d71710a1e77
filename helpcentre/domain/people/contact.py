"""Reading what a person typed as an e-mail address or a telephone number."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

#: The countries DukaSystem sells in, tried in turn when a number is written without one.
REGIONS = ("KE", "TZ", "UG", "RW")


class ContactError(ValueError):
    """What was typed is no address or number; ``code``: ``bad_email``, ``too_short``, ``too_long``, ``bad_phone``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean_email(text: str) -> str:
    """The address in lower case, at most 254 characters. Raises ContactError.

    RFC 5321 §2.4 lets a local part tell cases apart; no mail service that people use does, and telephones begin
    every field with a capital.
    """
    address = text.strip()
    try:
        validate_email(address)
    except ValidationError:
        raise ContactError("bad_email") from None
    # A domain in brackets is a bare IP address (RFC 5321 §4.1.3): nobody here has one, and it could name an inner host.
    if len(address) > 254 or not address.isascii() or address.endswith("]"):
        raise ContactError("bad_email")
    return address.lower()


def mailbox(contact: str) -> str:
    """What limits count: an address in lower case without a tag (``njeri+shop@``), which leads to the same mailbox."""
    local, at, domain = contact.strip().lower().rpartition("@")
    return local.partition("+")[0] + at + domain


def clean_phone(text: str, region: str = "KE") -> str:
    """E.164, like ``+254712345678``. A number without a country is read as one of ``region``. Raises ContactError."""
    try:
        number = phonenumbers.parse(text.strip(), region)
    except phonenumbers.NumberParseException:
        raise ContactError("bad_phone") from None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == phonenumbers.ValidationResult.TOO_SHORT:
        raise ContactError("too_short")
    if reason == phonenumbers.ValidationResult.TOO_LONG:
        raise ContactError("too_long")
    if not phonenumbers.is_valid_number(number):
        raise ContactError("bad_phone")
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def shown_phone(e164: str) -> str:
    """A stored number as people write it, with its country: ``+254 712 345678``."""
    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return e164
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def country_of(e164: str) -> str:
    """ISO 3166-1 of a stored number, empty when it is of none."""
    try:
        return str(phonenumbers.region_code_for_number(phonenumbers.parse(e164, None)) or "")
    except phonenumbers.NumberParseException:
        return ""
