from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.bulk.deeds import Deed, DeedError, deed
from helpcentre.domain.tickets.models import BulkAct, BulkChange, Ticket

MOST_AT_ONCE = 500  # tickets of one act; a second or two, in batches between which others write
_BATCH = 50
T = TypeVar("T")


@dataclass(frozen=True)
class Done:
    """How many tickets changed, and how many were left as they are."""

    act: BulkAct | None
    changed: int
    left: int


def do_to_many(*, actor: Actor, agent: Person, key: str, value: str, ticket_ids: Sequence[int]) -> Done:
    """Do one deed to up to 500 tickets. Raises DeedError when there is no such deed or it cannot have this value.

    1. The act is written first, then the tickets in batches, each with the record of what its tickets were before:
       whatever a stop leaves half done, the half that is done can be undone.
    2. Each ticket has its own event, from the action that does the same to one ticket.
    """
    known = deed(key)
    wanted = sorted(set(ticket_ids))[:MOST_AT_ONCE]
    if known is None or not wanted:
        raise DeedError("deed" if known is None else "none")
    act: BulkAct | None = None
    changed = 0
    for batch in _batches(wanted):
        with transaction.atomic():
            act = act or BulkAct.objects.create(actor=agent, deed=key)
            changed += _do(actor, known, value, act, batch)
    return Done(act if changed else None, changed, len(wanted) - changed)


def _do(actor: Actor, known: Deed, value: str, act: BulkAct, ids: list[int]) -> int:
    changes = []
    for ticket in _locked(ids):
        before = known.memory.of(ticket)
        known.do(actor, ticket, value)
        after = known.memory.of(Ticket.objects.get(pk=ticket.pk))
        if after != before:
            changes.append(BulkChange(act=act, ticket=ticket, before=before, after=after))
    BulkChange.objects.bulk_create(changes)
    return len(changes)


def act_of(agent: Person, number: int) -> BulkAct | None:
    """An act of this agent's own."""
    return BulkAct.objects.filter(pk=number, actor=agent).first()


def undo(*, actor: Actor, act: BulkAct) -> Done:
    """Put every ticket back as it was, except where somebody changed it meanwhile. A second undo changes nothing."""
    known = deed(act.deed)
    claimed = BulkAct.objects.filter(pk=act.pk, undone_at=None).update(undone_at=clock.now())
    if known is None or not claimed:
        return Done(None, 0, 0)
    changes = list(act.changes.order_by("ticket_id"))
    back = 0
    for batch in _batches(changes):
        by_ticket = {change.ticket_id: change for change in batch}
        with transaction.atomic():
            for ticket in _locked(list(by_ticket)):
                back += _put_back(actor, known, ticket, by_ticket[ticket.pk])
    return Done(act, back, len(changes) - back)


def _put_back(actor: Actor, known: Deed, ticket: Ticket, change: BulkChange) -> bool:
    now = known.memory.of(ticket)
    if now != change.after:
        return False
    known.memory.put_back(actor, ticket, now, change.before)
    return True


def _locked(ids: list[int]) -> list[Ticket]:
    return list(Ticket.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def _batches(rows: Sequence[T]) -> Iterator[list[T]]:
    rest = iter(rows)
    while batch := list(islice(rest, _BATCH)):
        yield batch
