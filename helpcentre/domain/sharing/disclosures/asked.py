"""What is said of a request when it is recorded, made fit to be kept."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from helpcentre.domain.people.models import Business, Person
from helpcentre.domain.sharing.disclosures import days
from helpcentre.domain.sharing.disclosures.faults import DisclosureError
from helpcentre.domain.sharing.disclosures.models import Arrival, LegalBasis
from helpcentre.domain.sharing.disclosures.scope import known_categories
from helpcentre.domain.tickets.models import Ticket

Thing = Person | Business | Ticket
MOST_TARGETS = 20
_LINES = {"authority": 200, "country": 60, "citation": 500}  # characters
_MAY_BE_EMPTY = {"officer": 120, "their_reference": 120}


@dataclass(frozen=True)
class Asked:
    """The facts of a request; ``Disclosure`` says what each means."""

    authority: str
    country: str
    arrival: str
    arrived_on: date
    basis: str
    citation: str
    categories: Sequence[str]
    officer: str = ""
    their_reference: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Ban:
    """That nobody may be told: on what ground, and until the end of which day."""

    ground: str
    until: date | None = None


def cleaned(asked: Asked) -> Asked:
    """Raises DisclosureError with the name of the first field that cannot be kept."""
    lines: dict[str, Any] = {name: one_line(getattr(asked, name), most, name) for name, most in _LINES.items()}
    lines |= {name: one_line(getattr(asked, name), most, name, empty=True) for name, most in _MAY_BE_EMPTY.items()}
    if asked.arrival not in Arrival.values:
        raise DisclosureError("arrival")
    if asked.basis not in LegalBasis.values:
        raise DisclosureError("basis")
    if asked.arrived_on > days.today():
        raise DisclosureError("arrived_on")
    if asked.since and asked.until and asked.since > asked.until:
        raise DisclosureError("until")
    return replace(asked, categories=known(asked.categories), **lines)


def known(categories: Iterable[str]) -> list[str]:
    """The same in the order of the inventory. Raises DisclosureError for none, and for one that is none."""
    given = set(categories)
    offered = known_categories()
    if not given or given - set(offered):
        raise DisclosureError("categories")
    return [each for each in offered if each in given]


def cleaned_ban(ban: Ban) -> Ban:
    """Raises DisclosureError."""
    if ban.until is not None and ban.until < days.today():
        raise DisclosureError("ban_until")
    return replace(ban, ground=one_line(ban.ground, 200, "ban_ground"))


def one_line(text: str, most: int, name: str, *, empty: bool = False) -> str:
    """One visible line. Raises DisclosureError with ``name`` when it is empty or too long."""
    plain = "".join(" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text)
    line = " ".join(plain.split())
    if (not line and not empty) or len(line) > most:
        raise DisclosureError(name)
    return line


def distinct(things: Iterable[Thing]) -> list[Thing]:
    """Each once. Raises DisclosureError for none, too many, and somebody who was erased."""
    found = {(type(each), each.pk): each for each in things}
    gone = any(isinstance(each, Person) and each.erased_at is not None for each in found.values())
    if not found or len(found) > MOST_TARGETS or gone:
        raise DisclosureError("targets")
    return list(found.values())
