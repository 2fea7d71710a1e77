"""From the cells of a row to what may be kept, or the reason why not."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from helpcentre.domain.people import contact
from helpcentre.domain.people.importing.table import Row
from helpcentre.domain.people.models import Language, MembershipRole

#: Excel's way to keep the nought of 0712 345 678: ="0712345678". Any other formula is only text, and stays text.
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
_SHORTENED = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)  # 2.54713E+11: digits are lost
_LANGUAGES = {"en": "en", "english": "en", "kiingereza": "en", "sw": "sw", "swahili": "sw", "kiswahili": "sw"}
_ROLES = {
    "owner": MembershipRole.OWNER,
    "mmiliki": MembershipRole.OWNER,
    "manager": MembershipRole.MANAGER,
    "meneja": MembershipRole.MANAGER,
    "msimamizi": MembershipRole.MANAGER,
    "cashier": MembershipRole.CASHIER,
    "muuzaji": MembershipRole.CASHIER,
    "keshia": MembershipRole.CASHIER,
}
LIMITS = {"name": 120, "business": 120, "town": 80, "plan": 40}


class LineFaultError(ValueError):
    """A row that cannot be taken; ``code`` is one of ``words.LINE``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Line:
    """One person and, if named, the shop they work in."""

    email: str
    phone: str
    name: str = ""
    language: str = Language.SWAHILI
    business: str = ""
    role: str = MembershipRole.UNKNOWN
    town: str = ""
    country: str = ""
    plan: str = ""


def clean(row: Row, *, region: str) -> Line:
    """Raises LineFaultError. ``region`` is the country of numbers written without one, unless the row names its own."""
    if row.is_long:
        raise LineFaultError("too_many_cells")
    cells = {column: _plain(cell) for column, cell in row.cells.items()}
    country = _country(cells.get("country", ""))
    email, phone = cells.get("email", ""), cells.get("phone", "")
    if not email and not phone:
        raise LineFaultError("no_contact")
    if not cells.get("business") and (cells.get("role") or cells.get("town") or cells.get("plan")):
        raise LineFaultError("no_business")
    texts = {column: _text(cells.get(column, ""), limit, column) for column, limit in LIMITS.items()}
    return Line(
        email=_email(email),
        phone=_phone(phone, country or region),
        language=_chosen(cells.get("language", ""), _LANGUAGES, "bad_language") or Language.SWAHILI,
        role=_chosen(cells.get("role", ""), _ROLES, "bad_role") or MembershipRole.UNKNOWN,
        country=country,
        **texts,
    )


def _plain(cell: str) -> str:
    cell = cell.strip()
    kept = _KEPT_AS_TEXT.fullmatch(cell)
    return (kept[1] if kept else cell).strip()


def _text(value: str, limit: int, column: str) -> str:
    value = " ".join(value.split())
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Co"} for sign in value) or "\ufffd" in value:
        raise LineFaultError("hidden_sign")
    if len(value) > limit:
        raise LineFaultError(f"long_{column}")
    return value


def _email(typed: str) -> str:
    try:
        return contact.clean_email(typed) if typed else ""
    except contact.ContactError:
        raise LineFaultError("bad_email") from None


def _phone(typed: str, region: str) -> str:
    if _SHORTENED.search(typed):
        raise LineFaultError("shortened_phone")
    try:
        return contact.clean_phone(typed, region) if typed else ""
    except contact.ContactError:
        raise LineFaultError("bad_phone") from None


def _country(typed: str) -> str:
    if typed and not (len(typed) == 2 and typed.isascii() and typed.isalpha()):
        raise LineFaultError("bad_country")
    return typed.upper()


def _chosen(typed: str, known: Mapping[str, str], fault: str) -> str:
    if typed and typed.lower() not in known:
        raise LineFaultError(fault)
    return known.get(typed.lower(), "")
