"""Letting a ticket live on in another, and parting them again.

Messages never move. Whoever could read them reads them where they were; staff see them in the other ticket too, in
order. So nothing has to be put back when it is undone, and nobody ever reads more than before.
"""

from datetime import datetime

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.actions.aside import part_locked, put_aside, wake_locked
from helpcentre.domain.tickets.actions.following import CopyError, copy_to
from helpcentre.domain.tickets.actions.status import move
from helpcentre.domain.tickets.models import (
    Aside,
    Following,
    Merge,
    Message,
    Participant,
    ParticipantRole,
    Status,
    Ticket,
    Woken,
)


class MergeError(ValueError):
    """``code`` says why: ``itself``, ``merged`` (one of the two is already) or ``spam``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def merge(*, actor: Actor, by: Person, ticket: Ticket, into: Ticket, copy: bool = False) -> Merge:
    """Let ``ticket`` live on in ``into``. Raises MergeError.

    1. ``ticket`` is closed and leaves its lists; what was merged into it before goes along.
    2. When its customer waited for us, the wait goes on in ``into``, from when it began.
    3. Who follows it follows ``into``. With ``copy``, who takes part in it reads along there from the next message on,
       like anybody copied; without, they keep what they have and no more.
    """
    if ticket.pk == into.pk:
        raise MergeError("itself")
    with transaction.atomic():
        rows = Ticket.objects.select_for_update().filter(pk__in=[ticket.pk, into.pk]).order_by("pk")
        ticket, into = (next(row for row in rows if row.pk == pk) for pk in (ticket.pk, into.pk))
        for each in (ticket, into):
            if each.set_aside in (Aside.MERGED, Aside.SPAM):
                raise MergeError(each.set_aside)
        waited, before = ticket.waiting_since, Status(ticket.status)
        move(actor=actor, ticket=ticket, status=Status.CLOSED)
        put_aside(ticket, Aside.MERGED)
        Merge.objects.filter(into=ticket, undone_at=None).update(into=into)
        made = Merge.objects.create(ticket=ticket, into=into, person=by, status_before=before)
        if waited is not None:
            _wait_there(actor, into, waited)
        for following in Following.objects.filter(ticket=ticket):
            Following.objects.get_or_create(ticket=into, person_id=following.person_id)
        if copy:
            _copy_there(actor, ticket, into)
        log.record(events.MERGED, ticket.pk, actor=actor, into=into.pk)
        log.record(events.ABSORBED, into.pk, actor=actor, origin=ticket.pk)
    return made


def undo_merge(*, actor: Actor, ticket: Ticket) -> bool:
    """Let ``ticket`` stand on its own again, as it was; returns whether it was merged.

    Who was copied into the other ticket stays there until somebody takes them out.
    """
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        merged = Merge.objects.filter(ticket=ticket, undone_at=None).first()
        if merged is None:
            return False
        part_locked(actor=actor, ticket=ticket)
        move(actor=actor, ticket=ticket, status=Status(merged.status_before))
    return True


def lock_with_host(ticket: Ticket) -> Ticket:
    """The row of ``ticket``, locked; of a merged one, the ticket it lives on in too.

    In the order in which ``merge`` locks them: two who lock two rows in different orders wait for each other for ever.
    """
    hosts = Merge.objects.filter(ticket=ticket, undone_at=None).values_list("into_id", flat=True)
    wanted = [ticket.pk, *(hosts if ticket.set_aside == Aside.MERGED else ())]
    rows = Ticket.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    return {row.pk: row for row in rows}[ticket.pk]


def heard_in_origin(*, actor: Actor, ticket: Ticket, message: Message) -> bool:
    """A customer wrote in ``ticket``, which is locked and merged: the ticket it lives on in waits for us.

    When they do not take part there, an answer could not reach them, so the two are parted instead. Returns whether
    the other ticket took it.
    """
    merged = Merge.objects.filter(ticket=ticket, undone_at=None).first()
    if merged is None:
        return False
    into = Ticket.objects.select_for_update().get(pk=merged.into_id)
    if not Participant.objects.filter(ticket=into, person=message.author, removed_at=None).exists():
        undo_merge(actor=actor, ticket=ticket)
        return False
    into.last_message = message
    into.save(update_fields=["last_message"])
    wake_locked(actor=actor, ticket=into, why=Woken.CUSTOMER)
    _wait_there(actor, into, message.created_at)
    log.record(events.ORIGIN_REPLIED, into.pk, actor=actor, origin=ticket.pk, message=message.pk)
    return True


def _wait_there(actor: Actor, into: Ticket, since: datetime) -> None:
    into.waiting_since = min(into.waiting_since or since, since)
    into.updated_at = clock.now()
    into.save(update_fields=["waiting_since", "updated_at"])
    move(actor=actor, ticket=into, status=Status.OPEN)


def _copy_there(actor: Actor, ticket: Ticket, into: Ticket) -> None:
    parts = Participant.objects.select_related("person__staffmember").filter(ticket=ticket, removed_at=None)
    for part in parts.exclude(role=ParticipantRole.FOLLOWER):
        try:
            copy_to(actor=actor, ticket=into, person=part.person)
        except CopyError:
            continue  # they asked it themselves, or became staff: they hear of it anyway
