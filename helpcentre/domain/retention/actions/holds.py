from datetime import datetime

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Business, Person
from helpcentre.domain.retention import events
from helpcentre.domain.retention.models import REASON_LIMIT, LegalHold
from helpcentre.domain.tickets.models import Ticket


class HoldError(ValueError):
    """``code`` says why: ``reason`` (none, or too long), ``target`` (not exactly one), ``until`` (already over)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def place_hold(
    *,
    actor: Actor,
    by: Person | None,
    reason: str,
    person: Person | None = None,
    business: Business | None = None,
    ticket: Ticket | None = None,
    until: datetime | None = None,
) -> LegalHold:
    """From now on, what is kept of one person, business or ticket stays, whatever is due. Raises HoldError."""
    reason = " ".join(reason.replace("\0", " ").split())
    if not reason or len(reason) > REASON_LIMIT:
        raise HoldError("reason")
    if sum(each is not None for each in (person, business, ticket)) != 1:
        raise HoldError("target")
    if until is not None and until <= clock.now():
        raise HoldError("until")
    with transaction.atomic():
        hold = LegalHold.objects.create(
            person=person, business=business, ticket=ticket, reason=reason, placed_by=by, until=until
        )
        log.record(events.HOLD_PLACED, hold.pk, actor=actor)
    return hold


def lift_hold(*, actor: Actor, by: Person | None, hold: LegalHold) -> bool:
    """It need not stay any longer. False when that was said before, or its time is over."""
    with transaction.atomic():
        if not LegalHold.objects.in_force().filter(pk=hold.pk).update(lifted_at=clock.now(), lifted_by=by):
            return False
        log.record(events.HOLD_LIFTED, hold.pk, actor=actor)
    return True
