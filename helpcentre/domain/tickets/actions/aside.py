"""Putting a ticket away until a moment, fetching it back, and calling it spam."""

from datetime import datetime, timedelta

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Aside, Merge, Snooze, Ticket, Woken

LONGEST_SNOOZE = timedelta(days=366)


class AsideError(ValueError):
    """``code`` says why: ``past``, ``too_far``, ``closed``, ``spam`` or ``merged``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def snooze(*, actor: Actor, ticket: Ticket, by: Person, until: datetime) -> Snooze:
    """Put a ticket away until a moment, or until another when it is away already. Raises AsideError.

    It comes back at that moment with a notification for ``by``, or at once when the customer writes.
    """
    if until <= clock.now():
        raise AsideError("past")
    if until > clock.now() + LONGEST_SNOOZE:
        raise AsideError("too_far")
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        if ticket.set_aside in (Aside.SPAM, Aside.MERGED) or ticket.is_closed:
            raise AsideError(ticket.set_aside or "closed")
        Snooze.objects.filter(ticket=ticket, ended_at=None).update(ended_at=clock.now(), ended_by=Woken.STAFF)
        made = Snooze.objects.create(ticket=ticket, person=by, until=until)
        put_aside(ticket, Aside.SNOOZED)
        log.record(events.SNOOZED, ticket.pk, actor=actor, snooze=made.pk)
    return made


def wake(*, actor: Actor, ticket: Ticket, why: Woken = Woken.STAFF) -> bool:
    """Fetch a ticket back into its lists; returns whether it was away."""
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        return wake_locked(actor=actor, ticket=ticket, why=why)


def wake_locked(*, actor: Actor, ticket: Ticket, why: Woken) -> bool:
    """The same for a locked ticket, inside the caller's transaction."""
    if ticket.set_aside != Aside.SNOOZED:
        return False
    moment = clock.now()
    ended = Snooze.objects.filter(ticket=ticket, ended_at=None).order_by("-id").first()
    if ended is not None:
        ended.ended_at, ended.ended_by = moment, why
        ended.save(update_fields=["ended_at", "ended_by"])
    put_aside(ticket, None)
    facts = {"snooze": ended.pk} if ended else {}
    log.record(events.WOKEN, ticket.pk, actor=actor, why=why, **facts)
    return True


def mark_spam(*, actor: Actor, ticket: Ticket) -> bool:
    """Out of every list, and nobody on the team hears of it any more; returns whether it was new. Raises AsideError."""
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        if ticket.set_aside == Aside.SPAM:
            return False
        if ticket.set_aside == Aside.MERGED:
            raise AsideError("merged")
        wake_locked(actor=actor, ticket=ticket, why=Woken.ASIDE)
        put_aside(ticket, Aside.SPAM)
        log.record(events.SPAM_MARKED, ticket.pk, actor=actor)
    return True


def unmark_spam(*, actor: Actor, ticket: Ticket) -> bool:
    """Back into its lists, as it was; returns whether it was spam."""
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        if ticket.set_aside != Aside.SPAM:
            return False
        put_aside(ticket, None)
        log.record(events.SPAM_UNMARKED, ticket.pk, actor=actor)
    return True


def part_locked(*, actor: Actor, ticket: Ticket) -> bool:
    """Let a locked ticket that was merged stand on its own again, inside the caller's transaction."""
    merged = Merge.objects.filter(ticket=ticket, undone_at=None).first() if ticket.set_aside == Aside.MERGED else None
    if merged is None:
        return False
    merged.undone_at = clock.now()
    merged.save(update_fields=["undone_at"])
    put_aside(ticket, None)
    log.record(events.PARTED, ticket.pk, actor=actor, into=merged.into_id)
    log.record(events.RELEASED, merged.into_id, actor=actor, origin=ticket.pk)
    return True


def put_aside(ticket: Ticket, why: Aside | None) -> None:
    """Take a locked ticket out of its lists, or with None bring it back, inside the caller's transaction."""
    ticket.set_aside = why.value if why else None
    ticket.updated_at = clock.now()
    ticket.save(update_fields=["set_aside", "updated_at"])
