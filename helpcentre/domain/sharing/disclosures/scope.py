"""How much of what is held an authority may have: kinds of data, days, people, businesses and tickets.

Everything is found through the inventory: a table that comes later is narrowed by its declaration alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from django.db.models import DateTimeField, Model, Q

from helpcentre.base.files.models import StoredFile
from helpcentre.base.inventory.fields import DeclaredField
from helpcentre.base.inventory.taxonomy import Category, Group
from helpcentre.domain.privacy.export.rows import Shelf, shelves
from helpcentre.domain.sharing.disclosures import days
from helpcentre.domain.tickets.models import Ticket

_WHO = {Group.IDENTITY, Group.BUSINESS}  # who somebody is holds on every day and belongs to every ticket
_OURS = {Group.STAFF, Group.SERVICE}  # how the team works
_SECRET = ("sharing.", "retention.")  # what other authorities asked for is no business of this one
#: A mail that told somebody of another authority is no business of this one either.
_TELLING = {"outbound.OutboundMail": "disclosed", "outbound.OutboundSms": "disclosed"}
_STEPS = 3  # from a row to its ticket


@dataclass(frozen=True)
class Scope:
    """``people`` are the ids of whom everything may be had; ``tickets`` and ``businesses`` limit the others to these.
    ``since`` and ``until`` are the first and the last day, None for no bound."""

    categories: frozenset[str]
    since: date | None = None
    until: date | None = None
    people: frozenset[int] = frozenset()
    tickets: frozenset[int] = frozenset()
    businesses: frozenset[int] = frozenset()

    @property
    def is_bounded(self) -> bool:
        return self.since is not None or self.until is not None


def known_categories() -> list[str]:
    """Every category of personal data that leaves in an export, by the order of the taxonomy."""
    there = {each.category for shelf in offered() for each in shelf.fields if each.is_personal}
    return [category.value for category in Category if category in there and category is not Category.PERSON_ID]


def offered() -> list[Shelf]:
    """Every table of which something may be asked for."""
    return [each for each in shelves() if each.fields[0].group not in _OURS and not each.label.startswith(_SECRET)]


def narrowed(scope: Scope, person_id: int) -> list[Shelf]:
    """The tables of one person with the columns, and the rows, that the scope allows and no others."""
    found = []
    for shelf in offered():
        fields = tuple(each for each in shelf.fields if _allowed(shelf, each, scope))
        if not any(each.is_personal for each in fields) and not _holds_files(shelf, fields):
            continue
        rows = _rows(shelf, scope, person_id)
        if rows is not None:
            owners = tuple(dict.fromkeys(owner for each in fields for owner in each.owners))
            found.append(replace(shelf, fields=fields, owners=owners, within=rows))
    return found


def moment_of(model: type[Model]) -> str:
    """The column that says when a row came to be; empty when none does."""
    moments = [each for each in model._meta.local_fields if isinstance(each, DateTimeField)]
    own = [each.name for each in moments if each.has_default() or each.auto_now_add]
    return (own or [each.name for each in moments if not each.null] or [""])[0]


def bounds(scope: Scope) -> tuple[datetime | None, datetime | None]:
    """The first moment of the first day and the first after the last, where the Help Centre stands."""
    begin = days.midnight(scope.since) if scope.since else None
    end = days.midnight(scope.until + timedelta(days=1)) if scope.until else None
    return begin, end


def _allowed(shelf: Shelf, declared: DeclaredField, scope: Scope) -> bool:
    """Ids, days and states go along with what they belong to; the bytes of a file are content."""
    if shelf.model._meta.get_field(declared.field).related_model is StoredFile:
        return Category.CONTENT.value in scope.categories
    return not declared.is_personal or declared.category.value in scope.categories


def _holds_files(shelf: Shelf, fields: Iterable[DeclaredField]) -> bool:
    return any(shelf.model._meta.get_field(each.field).related_model is StoredFile for each in fields)


def _rows(shelf: Shelf, scope: Scope, person_id: int) -> Q | None:
    """None when nothing of the table may be had: what has no day is on no day, what has no ticket is in none."""
    if shelf.fields[0].group in _WHO:
        return Q()
    within, place = _within_days(shelf, scope), Q()
    if within is None:
        return None
    if person_id not in scope.people:
        path = ticket_path(shelf.model)
        if path is None:
            return None
        place = _of_tickets(path, scope)
    if kind := _TELLING.get(shelf.label):
        place &= ~Q(kind=kind)
    return within & place


def _within_days(shelf: Shelf, scope: Scope) -> Q | None:
    if not scope.is_bounded:
        return Q()
    name = moment_of(shelf.model)
    if not name:
        return None
    begin, end = bounds(scope)
    found = Q()
    if begin:
        found &= Q(**{f"{name}__gte": begin})
    if end:
        found &= Q(**{f"{name}__lt": end})
    return found


def _of_tickets(path: str, scope: Scope) -> Q:
    before = f"{path}__" if path else ""
    return Q(**{f"{before}pk__in": scope.tickets}) | Q(**{f"{before}business__in": scope.businesses})


@cache
def ticket_path(model: type[Model]) -> str | None:
    """The way from a row to its ticket; empty when it is one, None when there is none within a few steps."""
    if model is Ticket:
        return ""
    ways: list[tuple[str, type[Model]]] = [("", model)]
    for _step in range(_STEPS):
        further = []
        for path, at in ways:
            for each in at._meta.local_fields:
                other = each.related_model
                name = f"{path}__{each.name}" if path else each.name
                if other is Ticket:
                    return name
                if isinstance(other, type):
                    further.append((name, other))
        ways = further
    return None
