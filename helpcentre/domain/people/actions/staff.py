import hashlib
import secrets
from datetime import timedelta

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import events
from helpcentre.domain.people.actions.persons import find_or_create_person
from helpcentre.domain.people.models import Language, Person, Role, SignInLink, StaffMember

SIGN_IN_LINK_LIFE = timedelta(hours=24)


def add_staff(*, actor: Actor, email: str, name: str, role: str, language: str = Language.ENGLISH) -> Person:
    """Make the owner of ``email`` a member of the support staff, or change their role.

    Raises ValueError for a role that is none.
    """
    role = Role(role).value
    with transaction.atomic():
        person = find_or_create_person(actor=actor, name=name, email=email, language=language)
        StaffMember.objects.update_or_create(person=person, defaults={"role": role, "left_at": None})
        log.record(events.STAFF_ADDED, person.pk, actor=actor, role=role)
    return Person.objects.select_related("staffmember").get(pk=person.pk)


def remove_staff(*, actor: Actor, person: Person) -> None:
    """End a person's membership of the staff; open sign-in links stop working with it."""
    with transaction.atomic():
        StaffMember.objects.filter(person=person, left_at=None).update(left_at=clock.now())
        SignInLink.objects.filter(person=person, used_at=None).update(used_at=clock.now())
        log.record(events.STAFF_LEFT, person.pk, actor=actor)


def make_sign_in_link(*, actor: Actor, person: Person) -> str:
    """The token of a one-time sign-in link, good for 24 hours. It cannot be read again: only its hash is kept."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        SignInLink.objects.create(person=person, token_hash=_hash(token), expires_at=clock.now() + SIGN_IN_LINK_LIFE)
    return token


def peek_sign_in_link(token: str) -> SignInLink | None:
    """The open link of a token, without using it up; None when unknown, used, expired or no longer staff."""
    link = SignInLink.objects.select_related("person__staffmember").filter(token_hash=_hash(token)).first()
    return link if link and link.is_open and link.person.is_active and link.person.staff else None


def use_sign_in_link(token: str) -> Person | None:
    """Use a link up and say whose it was. Of two uses at once, one gets the person and the other None."""
    link = peek_sign_in_link(token)
    if link is None:
        return None
    with transaction.atomic():
        won = SignInLink.objects.filter(pk=link.pk, used_at=None).update(used_at=clock.now())
    return link.person if won else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
