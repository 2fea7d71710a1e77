"""What nobody should send us: a PIN, a card number, a whole M-Pesa message. Found, and covered when the sender agrees.

The same rules stand in ``static/ui/js/sensitive.js``, which warns while one types; this is the side that counts.
A telephone number, an amount, an IMEI and a code of a payment are none of these.
"""

import re
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


class Sensitive(StrEnum):
    PIN = "pin"
    CARD = "card"
    MPESA = "mpesa"


#: What is said of each to whoever writes it.
WARNINGS: dict[Sensitive, StrOrPromise] = {
    Sensitive.PIN: _("This looks like a PIN or a password. We never ask for it, and nobody should know it."),
    Sensitive.CARD: _("This looks like a card number. We do not need it."),
    Sensitive.MPESA: _("This looks like a whole M-Pesa message. The code alone is enough; it also shows your balance."),
}

_DOT = "•"
_CARD = re.compile(r"(?<![\d+])\d(?:[ -]?\d){12,18}(?![\d])")
_PIN = re.compile(
    r"\b(?:pin|nip|otp|cvv|password|nywila|neno\s+la\s+siri|namba(?:ri)?\s+ya\s+siri)\b"
    r"(?:[^\w\n]{1,3}(?:code|yangu|yake|yako|my|is|ni|the|number|namba|ya|mpesa|m|pesa|sim|hii|it|was|ilikuwa)){0,4}"
    r"[^\w\n]{1,4}(?<!\d)(\d{3,8})(?![\d/.,-]*\d)",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{10,12}\b")
_SAID = re.compile(
    r"\b(?:confirmed|imethibitishwa|umethibitishwa|imepokelewa|umepokea|umelipa|umetuma)\b", re.IGNORECASE
)
_BALANCE = re.compile(
    r"\b(?:balance|salio)\b[^.\n\d]{0,40}(?:kshs?|kes|tshs?|tzs|sh)?[ .]?(\d[\d,]*(?:\.\d{1,2})?)", re.IGNORECASE
)
_PHONE = re.compile(r"(?<!\d)(?:\+?25\d|0)[1267]\d{8}(?!\d)")


def found_in(text: str) -> list[Sensitive]:
    """What ``text`` seems to hold, each kind once, in the order of the enum."""
    found = {Sensitive.PIN: bool(_PIN.search(text)), Sensitive.CARD: any(map(_is_card, _CARD.findall(text)))}
    found[Sensitive.MPESA] = bool(_CODE.search(text) and _SAID.search(text) and _BALANCE.search(text))
    return [kind for kind in Sensitive if found[kind]]


def covered(text: str) -> str:
    """``text`` with every such thing made unreadable: of a card four digits stay, of a PIN none; of an M-Pesa message
    the balance and the numbers of people go, code and amount stay."""
    is_mpesa = Sensitive.MPESA in found_in(text)
    text = _CARD.sub(lambda match: _covered_card(match[0]) if _is_card(match[0]) else match[0], text)
    text = _PIN.sub(lambda match: match[0][: match.start(1) - match.start()] + _DOT * 4, text)
    if is_mpesa:
        text = _BALANCE.sub(lambda match: match[0][: match.start(1) - match.start()] + _DOT * 4, text)
        text = _PHONE.sub(lambda match: f"{_DOT * 4} {match[0][-3:]}", text)
    return text


def _is_card(written: str) -> bool:
    """Length and first digits of a card, and a sum that fits (ISO/IEC 7812-1)."""
    digits = [int(sign) for sign in written if sign.isdigit()]
    number = "".join(map(str, digits))
    if not re.fullmatch(r"(?:4\d{12}(?:\d{3}){0,2}|5\d{15}|6\d{15,18}|2[2-7]\d{14}|3[47]\d{13})", number):
        return False
    doubled = [digit if place % 2 == 0 else sum(divmod(2 * digit, 10)) for place, digit in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0 and len(set(digits)) > 1


def _covered_card(written: str) -> str:
    return f"{_DOT * 4} {''.join(sign for sign in written if sign.isdigit())[-4:]}"


def settled(texts: dict[str, str], choice: str) -> tuple[dict[str, str], list[Sensitive]]:
    """The texts of a form as they may be kept, and what its sender still has to decide on.

    ``choice`` is ``cover`` for covered texts, ``send`` for texts as they are; else whoever sends them is asked first.
    """
    found = [kind for kind in Sensitive if any(kind in found_in(text) for text in texts.values())]
    if not found or choice == "send":
        return texts, []
    if choice == "cover":
        return {name: covered(text) for name, text in texts.items()}, []
    return texts, found
