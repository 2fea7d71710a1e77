"""How database and ledger stand to each other: what must be known before a system serves.

A database that came out of a backup knows less than the ledger: people who were erased since are in it again. A ledger
that was lost or cut knows less than the database. The first is mended by erasing them again, the second by a person.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

from helpcentre.base.backups import restored
from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person, PersonMerge
from helpcentre.domain.privacy.erasing import ledger
from helpcentre.domain.privacy.erasing.ledger import Entry, LedgerError
from helpcentre.domain.privacy.models import Cause, Erasure


class Found(StrEnum):
    WHOLE = "whole"
    BEHIND = "behind"  # the database is: somebody stands in the ledger and is still here, or a backup came back
    LOST = "lost"  # the ledger is gone, was cut, or is not what was written


@dataclass(frozen=True)
class Standing:
    """``again`` are the ids of people who stand in the ledger and are here; ``why`` says what is wrong with it."""

    found: Found
    entries: int = 0
    again: tuple[int, ...] = ()
    why: str = ""


def look() -> Standing:
    """Reads the ledger to its end and every person's mark."""
    mark = restored.read(settings.DATA)
    known = Erasure.objects.exclude(ledger_number=None).order_by("ledger_number")
    if not ledger.exists():
        if known.exists():
            return Standing(Found.LOST, why=f"There is no ledger in {ledger.folder()}, but people were erased here.")
        if mark is not None:
            return Standing(Found.LOST, why=f"This came out of a backup, and there is no ledger in {ledger.folder()}.")
        return Standing(Found.WHOLE)
    try:
        entries = ledger.entries()
    except LedgerError as error:
        return Standing(Found.LOST, why=str(error))
    missing = _missing(entries, known.values_list("ledger_number", "ledger_chain"))
    if missing:
        return Standing(Found.LOST, len(entries), why=f"Entry {missing} of {ledger.path()} is missing or another one.")
    again = tuple(_again(entries))
    return Standing(Found.BEHIND if again or mark is not None else Found.WHOLE, len(entries), again)


def begin() -> None:
    """Make the first ledger. Raises LedgerError where there was one before."""
    if ledger.exists():
        return
    if Erasure.objects.exclude(ledger_number=None).exists():
        raise LedgerError(f"The ledger is gone from {ledger.folder()}. Bring it back, or: helpcentre ledger rebuild")
    ledger.begin()


def replay() -> int:
    """Erase everybody again who stands in the ledger. Returns how many. Raises LedgerError when it is not whole."""
    from helpcentre.domain.privacy.erasing import running

    standing = look()
    if standing.found is Found.LOST:
        raise LedgerError(standing.why)
    for person_id in standing.again:
        running.run(_erasure_of(person_id).pk)
    restored.clear(settings.DATA)
    return len(standing.again)


def rebuild() -> int:
    """Write a new ledger of everybody who is a tombstone here, when the old one is lost. Returns how many.

    Whoever was erased after this database was copied, and stood only in the lost ledger, comes back unnoticed: this is
    for a human being to decide.
    """
    for path in (ledger.path(), ledger.key_path()):
        if path.exists():
            path.rename(path.with_name(f"{path.name}.lost-{clock.now():%Y%m%dT%H%M%S}"))
    ledger.begin()
    Erasure.objects.exclude(ledger_number=None).update(ledger_number=None, ledger_chain="")
    erased = Person.objects.exclude(erased_at=None).order_by("erased_at", "id")
    erased = erased.exclude(merge__kept__erased_at=None, merge__isnull=False)  # merged, and here under another id
    for person in erased:
        entry = ledger.append(person)
        Erasure.objects.filter(person=person, finished_at__isnull=False).update(
            ledger_number=entry.number, ledger_chain=entry.chain
        )
    restored.clear(settings.DATA)
    return len(erased)


def _missing(entries: list[Entry], known: object) -> int:
    """The number of the first entry that the database knows and the ledger does not; 0 when there is none."""
    chains = {entry.number: entry.chain for entry in entries}
    for number, chain in known:  # type: ignore[attr-defined]
        if chains.get(number) != chain:
            return int(number)
    return 0


def _again(entries: list[Entry]) -> list[int]:
    """People who stand in the ledger although something says they are still here: not erased, or not to the end."""
    marks = {entry.who for entry in entries}
    if not marks:
        return []
    done = set(Erasure.objects.exclude(finished_at=None).values_list("person", flat=True))
    under_way = set(Erasure.objects.filter(started_at__isnull=False, finished_at=None).values_list("person", flat=True))
    merged = set(PersonMerge.objects.values_list("merged", flat=True))  # empty, whatever became of the person
    mark_of = ledger.marker()
    people = Person.objects.order_by("pk").values_list("pk", "created_at", "erased_at").iterator(5000)
    return [
        number
        for number, born, erased_at in people
        if (erased_at is None or number not in done)
        and number not in under_way
        and number not in merged
        and mark_of(number, born) in marks
    ]


def _erasure_of(person_id: int) -> Erasure:
    """One that begins now, whatever was planned when the backup was made."""
    now = clock.now()
    found = Erasure.objects.filter(person=person_id, cancelled_at=None, finished_at=None).first()
    if found is None:
        return Erasure.objects.create(person_id=person_id, cause=Cause.REPLAY, begins_at=now)
    found.begins_at, found.cause = now, Cause.REPLAY
    found.save(update_fields=["begins_at", "cause"])
    return found
