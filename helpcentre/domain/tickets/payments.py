"""What a customer may say of a mobile-money payment, checked again here: whose number it was never comes whole."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from helpcentre.base.core import clock
from helpcentre.domain.tickets.models.payment import Currency

#: 10 signs at Safaricom, up to 12 at Vodacom; others number their payments or put dots between, up to 25 signs.
_CODE = re.compile(r"(?=[A-Z0-9.]*[0-9])[A-Z0-9][A-Z0-9.]{5,24}")
#: A telephone number of the region, with or without its country: no code looks like one.
_NUMBER = re.compile(r"(?:\+|00)?(?:25\d|0)[1267]\d{8}")
_MASKED = re.compile(r"\*{3,8} ?\d{2,3}")
_MONEY = re.compile(r"(?:KSHS?|KES|TSHS?|TZS)?\.? ?([0-9]{1,9}(?:\.[0-9]{1,2})?)(?:/[=-])?")
_MOST = Decimal(100_000_000)


class PaymentError(ValueError):
    """``code`` says what cannot be kept: ``code``, ``number``, ``amount``, ``time`` or ``phone``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Payment:
    """``code`` is enough. ``masked_phone`` shows three digits at most, such as ``*** 678``."""

    code: str
    amount: Decimal | None = None
    currency: str = ""
    paid_at: datetime | None = None
    masked_phone: str = ""

    def __post_init__(self) -> None:
        """Raises PaymentError: whoever made it, nothing unmasked gets past here."""
        if clean_code(self.code) != self.code or clean_phone(self.masked_phone) != self.masked_phone:
            raise PaymentError("code")
        if self.currency not in {"", *Currency.values}:
            raise PaymentError("amount")
        if self.paid_at and self.paid_at > clock.now() + timedelta(days=1):
            raise PaymentError("time")


def clean_code(typed: str) -> str:
    """The transaction code in capitals, without spaces. Raises PaymentError."""
    code = "".join(typed.upper().split()).strip(".")
    if _NUMBER.fullmatch(code.replace(".", "")):
        raise PaymentError("number")
    if not _CODE.fullmatch(code):
        raise PaymentError("code")
    return code


def clean_amount(typed: str) -> Decimal:
    """``1,450``, ``Ksh 1450.00`` or ``1450/=`` as a number of the currency. Raises PaymentError."""
    match = _MONEY.fullmatch(" ".join(typed.upper().replace(",", "").split()))
    try:
        amount = Decimal(match[1]) if match else Decimal(0)
    except InvalidOperation:
        amount = Decimal(0)
    if not 0 < amount <= _MOST:
        raise PaymentError("amount")
    return amount


def clean_phone(masked: str) -> str:
    """A number of which only the end shows; empty for none. Raises PaymentError for one that shows more."""
    if masked and not _MASKED.fullmatch(masked):
        raise PaymentError("phone")
    return masked
