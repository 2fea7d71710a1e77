"""What an erasure would do, counted in the database and beside it before anything is touched."""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from helpcentre.base.backups import expiry
from helpcentre.base.core import clock
from helpcentre.base.inventory.stores import Store, Whose, stores
from helpcentre.base.inventory.taxonomy import GROUP_TITLES, Group, Words
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.erasing import rows, whose
from helpcentre.domain.privacy.erasing.rows import Portion
from helpcentre.domain.retention import holds
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.tickets.models import Participant, Ticket


@dataclass
class Part:
    """What happens under one heading of the inventory: ``items`` in its words ("your name"), and how many rows."""

    title: Words
    items: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, said: list[str], count: int) -> None:
        self.items += [each for each in said if each not in self.items]
        self.count += count


@dataclass(frozen=True)
class Beside:
    """A place beside the tables. ``count`` is None where nobody can look by person; it ``fades`` until then."""

    holds: Words
    count: int | None
    fades: datetime | None = None


@dataclass(frozen=True)
class Stays:
    """``why`` it stays: for a law, or because others need it."""

    items: list[str]
    count: int
    why: str


@dataclass(frozen=True)
class Plan:
    """``goes`` are rows that are deleted, ``emptied`` fields that are. ``shared`` are requests that others of the shop
    read: they stay, without the person. ``held_by`` pauses all of it."""

    person: Person
    goes: list[Part]
    emptied: list[Part]
    beside: list[Beside]
    stays: list[Stays]
    shared: int
    held_by: list[LegalHold]
    backups_until: datetime | None
    archives_days: int | None

    @property
    def nothing_in(self) -> list[str]:
        """Places beside the tables that were searched and hold nothing of theirs."""
        return [str(each.holds) for each in self.beside if each.count == 0]

    @property
    def total(self) -> int:
        """Everything that would be touched."""
        tables = sum(part.count for part in (*self.goes, *self.emptied))
        return tables + sum(each.count or 0 for each in self.beside)


def plan(person: Person) -> Plan:
    """Texts are in the active language. Costs a count of every table that may hold something of a person."""
    theirs = whose.of(person.pk)
    now = clock.now()
    return Plan(
        person=person,
        goes=_parts(rows.deleted(), theirs),
        emptied=_parts(rows.blanked(), theirs),
        beside=[_beside(store, theirs, now) for store in stores.in_order()],
        stays=_stays(theirs),
        shared=shared(person).count(),
        held_by=holds.held(person.pk),
        backups_until=expiry.last_day(settings.DATA, holding=now),
        archives_days=settings.ARCHIVE_DAYS if connection.vendor == "postgresql" else None,
    )


def shared(person: Person) -> QuerySet[Ticket]:
    """Their requests that somebody else reads too."""
    others = Participant.objects.filter(ticket=OuterRef("pk"), removed_at=None, person__erased_at=None)
    return Ticket.objects.filter(Exists(others.exclude(person=person)), requester=person)


def _parts(portions: list[Portion], theirs: Whose) -> list[Part]:
    found: dict[Group, Part] = {}
    for portion in portions:
        matching = rows.of_person(portion, theirs)
        count = (rows.full(portion, matching) if portion.fields else matching).values("pk").distinct().count()
        if count:
            fields = portion.fields or tuple(portion.table.fields.values())
            group = next((each.group for each in fields if each.is_personal), fields[0].group)
            part = found.setdefault(group, Part(GROUP_TITLES[group]))
            part.add([str(each.says) for each in fields if each.is_personal and each.says], count)
    return [found[group] for group in Group if group in found]


def _beside(store: Store, theirs: Whose, now: datetime) -> Beside:
    if store.count is None:
        return Beside(store.holds, None, now + store.fades if store.fades else None)
    return Beside(store.holds, (store.glance or store.count)(theirs))


def _stays(theirs: Whose) -> list[Stays]:
    found = []
    for portion in rows.kept():
        count = rows.of_person(portion, theirs).values("pk").distinct().count()
        if count:
            items = list(dict.fromkeys(str(each.says) for each in portion.fields if each.says))
            found.append(Stays(items, count, portion.fields[0].erase.why))
    return found
