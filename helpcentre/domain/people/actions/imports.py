"""Taking people and shops over from a file. The team vouches for what it imports: memberships are confirmed."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import islice

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import events, shops
from helpcentre.domain.people.actions.persons import find_or_create_person
from helpcentre.domain.people.importing.lines import Line
from helpcentre.domain.people.models import Business, Membership, MembershipRole, Person
from helpcentre.domain.people.restrictions import is_restricted
from helpcentre.domain.people.selectors import person_behind

BATCH = 100  # lines in one transaction: the write lock is free again several times a second


class Outcome(StrEnum):
    MADE = "made"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


def import_lines(*, actor: Actor, lines: Iterable[Line]) -> dict[Outcome, int]:
    """Keep every line, a hundred at a time, and count what became of them.

    Cut off in between, what was counted is kept and the rest is not; the same file once more does what is left.
    """
    counts = dict.fromkeys(Outcome, 0)
    waiting = iter(lines)
    while some := list(islice(waiting, BATCH)):
        with transaction.atomic():
            for outcome in [import_line(actor=actor, line=line) for line in some]:
                counts[outcome] += 1
    return counts


def import_line(*, actor: Actor, line: Line) -> Outcome:
    """One person and their shop. What people say of themselves is never overwritten; what is empty is filled.

    Staff are left alone: nobody becomes an owner at the desk's own table.
    """
    with transaction.atomic():
        person = person_behind(line.email or None, line.phone or None)
        if person is not None and (person.staff is not None or is_restricted(person.pk)):
            return Outcome.REFUSED
        is_new = person is None
        if person is None:
            person = find_or_create_person(
                actor=actor, name=line.name, email=line.email or None, phone=line.phone or None, language=line.language
            )
        changed = _fill(actor, person, line)
        if line.business:
            changed = _employ(actor, person, line) or changed
    return Outcome.MADE if is_new else Outcome.CHANGED if changed else Outcome.SAME


def _fill(actor: Actor, person: Person, line: Line) -> bool:
    empty = [field for field in ("name", "phone") if getattr(line, field) and not getattr(person, field)]
    for field in empty:
        setattr(person, field, getattr(line, field))
    if empty:
        person.save(update_fields=empty)
        log.record(events.PERSON_CORRECTED, person.pk, actor=actor)
    return bool(empty)


def _employ(actor: Actor, person: Person, line: Line) -> bool:
    """Confirm them in the shop of this name and town that is known to exist, not in one that a stranger named."""
    known = shops.confirmed().filter(business__name__iexact=line.business, business__town__iexact=line.town)
    business = Business.objects.filter(pk__in=known.values("business")).order_by("id").first()
    if business is None:
        business = Business.objects.create(name=line.business, town=line.town, country=line.country, plan=line.plan)
    membership, is_new = Membership.objects.get_or_create(
        person=person, business=business, defaults={"role": line.role, "confirmed_at": clock.now()}
    )
    if is_new:
        log.record(events.BUSINESS_JOINED, person.pk, actor=actor, business=business.pk)
        return True
    role = line.role if line.role != MembershipRole.UNKNOWN else membership.role
    if membership.confirmed_at and membership.role == role:
        return False
    membership.role, membership.confirmed_at = role, membership.confirmed_at or clock.now()
    membership.save(update_fields=["role", "confirmed_at"])
    log.record(events.MEMBERSHIP_CONFIRMED, person.pk, actor=actor, business=business.pk)
    return True
