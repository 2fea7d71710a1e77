from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.domain.people import consents, mail_links
from helpcentre.domain.people.models import Person, Purpose
from helpcentre.domain.policy.models import PolicyNotice, PolicyVersion

KIND = "policy_notice"
BATCH = 100


def notify_batch(*, actor: Actor, version_id: int, after: int) -> int | None:
    """Tell the next people whose number is above ``after`` that this version is in force.

    Whoever proved an address before it was posted is told, once, unless they stopped that. Returns where to go on, None
    at the end. A version that another has replaced meanwhile is not told of any more: the newer one is.
    """
    version = PolicyVersion.objects.order_by("-number").first()
    if version is None or version.pk != version_id or version.number == 1:
        return None
    due = Person.objects.filter(
        pk__gt=after, erased_at=None, is_active=True, email_verified_at__lt=version.posted_at
    ).exclude(email=None)
    people = list(due.order_by("pk")[:BATCH])
    for person in people:
        _tell(version, person)
    return people[-1].pk if len(people) == BATCH else None


def _tell(version: PolicyVersion, person: Person) -> None:
    with transaction.atomic():
        _row, is_new = PolicyNotice.objects.get_or_create(version=version, person=person)
        if not is_new or not person.email or not consents.wants(person, Purpose.POLICY):
            return
        with translation.override(person.language):
            page = settings.PUBLIC_URL + reverse("portal:policy_changes", args=[version.number])
            whole = settings.PUBLIC_URL + reverse("portal:privacy")
        queue_mail(
            kind=KIND,
            address=person.email,
            language=person.language,
            person_id=person.pk,
            context={
                "number": version.number,
                "note": version.note.get(person.language, ""),
                "page": page,
                "whole": whole,
                "stop": mail_links.stop_address(person, Purpose.POLICY),
                "choices": mail_links.choices_address(person),
            },
            secrets=[mail_links.token(person)],
            headers=mail_links.headers(person, Purpose.POLICY),
        )
