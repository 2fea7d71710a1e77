from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.base.events import log
from helpcentre.base.events.models import Event
from helpcentre.domain.people import events
from helpcentre.domain.people.models import Language, Person
from helpcentre.domain.people.screens import Screen
from helpcentre.domain.people.selectors import person_behind

VIEW_IS_ONE_LOOK_FOR = timedelta(minutes=15)


def find_or_create_person(
    *,
    actor: Actor,
    name: str,
    email: str | None = None,
    phone: str | None = None,
    language: str = Language.SWAHILI,
) -> Person:
    """The person behind an address or a number, made when there is none. Expects values cleaned by ``contact``.

    An address finds its owner, whatever name was typed: a stranger who knows it cannot rename them. A number
    alone finds only somebody who has no address, since one shop phone serves several people. An erased
    person is never found. Raises ValueError without address and number.
    """
    if not email and not phone:
        raise ValueError("a person needs an address or a number")
    found = person_behind(email, phone)
    if found:
        return found
    with transaction.atomic():
        try:
            with transaction.atomic():
                person = Person(
                    name=name, email=email.lower() if email else None, phone=phone or None, language=language
                )
                person.set_unusable_password()
                person.save(force_insert=True)
        except IntegrityError:  # PostgreSQL: another request made the same person just now
            found = person_behind(email, phone)
            if found is None:
                raise
            return found
        log.record(events.PERSON_CREATED, person.pk, actor=actor)
        return person


def correct_person(*, actor: Actor, person: Person, name: str | None = None, language: str | None = None) -> Person:
    """Change what a person says of themselves. Nothing is written, and no event recorded, when nothing differs."""
    with transaction.atomic():
        changed = []
        for field, value in (("name", name), ("language", language)):
            if value is not None and getattr(person, field) != value:
                setattr(person, field, value)
                changed.append(field)
        if changed:
            person.save(update_fields=changed)
            log.record(events.PERSON_CORRECTED, person.pk, actor=actor)
    return person


def mark_email_verified(*, person: Person) -> None:
    """They have shown that they read mail at their address: a one-time code or link came back."""
    with transaction.atomic():
        if person.email_verified_at is None:
            person.email_verified_at = clock.now()
            person.save(update_fields=["email_verified_at"])
        log.record(events.PERSON_SIGNED_IN, person.pk, actor=person.actor)


def record_view(*, actor: Actor, person: Person, screen: Screen = Screen.PERSON, ticket_id: int | None = None) -> bool:
    """Keep that a member of staff looked at a person's record; looks within 15 minutes at the same screen, of the same
    ticket if it shows one, are one look.

    Returns whether something was written.
    """
    look: dict[str, int | str] = {"screen": screen.value} | ({"ticket": ticket_id} if ticket_id else {})
    since = clock.now() - VIEW_IS_ONE_LOOK_FOR
    if look in _looks(person=person.pk, actor=actor.person_id or 0, since=since):
        return False
    with transaction.atomic():
        log.record(events.PERSON_RECORD_VIEWED, person.pk, actor=actor, **look)
    return True


@prepared
def _looks(person: One, actor: One, since: One) -> QuerySet[Event, dict[str, Any]]:
    seen = Event.objects.filter(subject_kind="person", subject_id=person, kind=events.PERSON_RECORD_VIEWED.name)
    return seen.filter(actor_id=actor, occurred_at__gt=since).values_list("data", flat=True)


def record_views(*, actor: Actor, people: Sequence[Person], screen: Screen) -> int:
    """The same for everybody whose record one screen shows. One query when all of it was written lately. Returns how
    many looks were written.
    """
    look = {"screen": screen.value}
    seen = Event.objects.filter(
        subject_kind="person",
        subject_id__in=[person.pk for person in people],
        kind=events.PERSON_RECORD_VIEWED.name,
        actor_id=actor.person_id,
        occurred_at__gt=clock.now() - VIEW_IS_ONE_LOOK_FOR,
    ).values_list("subject_id", "data")
    known = {number for number, data in seen if data == look}
    new = [person for person in people if person.pk not in known]
    for person in new:
        with transaction.atomic():
            log.record(events.PERSON_RECORD_VIEWED, person.pk, actor=actor, **look)
    return len(new)
