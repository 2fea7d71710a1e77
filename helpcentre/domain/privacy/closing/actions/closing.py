"""Their history is anonymised when somebody's account is closed, or when there was no sign of them for long.

What goes and what stays without a name is the plan of an erasure, and its job does it.
"""

from contextlib import suppress
from datetime import timedelta

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.closing import directory, inactivity, notices
from helpcentre.domain.privacy.erasing.actions import ErasedError, StaffError, ask_for_erasure
from helpcentre.domain.privacy.models import Cause, Erasure
from helpcentre.domain.retention import believing, events, holds
from helpcentre.domain.retention.actions import PeriodError
from helpcentre.domain.retention.models import RetentionSetting

AT_ONCE = 50  # people in one run; each is an erasure with a job of its own
LOOK_BACK = timedelta(days=7)  # the directory is asked about so much, in case it or we were away


def close_account(*, actor: Actor, person: Person) -> Erasure:
    """Their account is closed: their history goes after the days of grace. Raises ErasedError and StaffError."""
    return ask_for_erasure(actor=actor, person=person, cause=Cause.CLOSED)


def forget_inactive() -> int:
    """Plan it for those without a sign of them who were told in time, or have no address; nobody while the clock cannot
    be believed. Returns how many."""
    if not believing.look(clock.now()).is_believed:
        return 0
    waiting = notices.may_go(inactivity.inactive(inactivity.limit())).exclude(pk__in=holds.people_held().values("pk"))
    planned = 0
    for person in waiting.order_by("pk")[:AT_ONCE]:
        with suppress(ErasedError, StaffError):
            ask_for_erasure(actor=Actor.system(), person=person, cause=Cause.INACTIVE)
            planned += 1
    return planned


def follow_directory() -> int:
    """Close here what was closed there. Only an address that was proved here names somebody. Returns how many."""
    asked = directory.current()
    if asked is None:
        return 0
    planned = 0
    for address in asked.closed_since(clock.now() - LOOK_BACK):
        known = Person.objects.filter(email=address.strip().lower(), erased_at=None)
        person = known.exclude(email_verified_at=None).first()
        if person is not None and not person.erasures.filter(cause=Cause.CLOSED).exists():
            with suppress(ErasedError, StaffError):
                close_account(actor=Actor.system(), person=person)
                planned += 1
    return planned


def set_inactivity(*, actor: Actor, by: Person | None, months: int) -> None:
    """After how many months without a sign. Raises PeriodError out of its bounds."""
    if not inactivity.SHORTEST <= months <= inactivity.LONGEST:
        raise PeriodError
    with transaction.atomic():
        found, _made = RetentionSetting.objects.update_or_create(
            term=inactivity.TERM,
            defaults={"days": round(months * 365 / 12), "set_by": by, "set_at": clock.now()},
        )
        log.record(events.PERIOD_SET, found.pk, actor=actor)
