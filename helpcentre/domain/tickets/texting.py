"""Telling people who gave only a telephone number that there is an answer: its number and a link, none of its words."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.jobs.sms import queue_sms
from helpcentre.domain.people import contact
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import links
from helpcentre.domain.tickets.actions.access import make_link
from helpcentre.domain.tickets.models import Message, Participant, ParticipantRole, TextNotice, Ticket
from helpcentre.domain.tickets.notifications import link_page

EVERY = timedelta(hours=1)  # at most one text message for one ticket and person
BATCH = 200


def is_reached_by_text(person: Person) -> bool:
    """Somebody with a number in a country we send to, no address, and still here."""
    if person.email or not person.phone or person.erased_at or not person.is_active or person.staff:
        return False
    return contact.country_of(person.phone) in settings.SMS_COUNTRIES


def tell_phones(ticket: Ticket, message: Message) -> None:
    """Text everyone who may read ``message`` and is reached by no mail, unless they were told within the hour."""
    parts = Participant.objects.select_related("person__staffmember").filter(ticket=ticket, removed_at=None)
    for part in parts.exclude(role=ParticipantRole.FOLLOWER):
        if message.pk >= part.visible_from and is_reached_by_text(part.person):
            _tell(ticket, part.person)


def text_person(kind: str, ticket: Ticket, person: Person, *, anew: bool = False) -> bool:
    """Queue one text message with the private link of ``person``; returns whether there is one to give.

    Somebody who cancelled their link did so because another has it: no text message opens a new one, but when they
    come into the conversation ``anew``.
    """
    own = ticket.links.filter(person=person)
    link = own.filter(revoked_at=None).order_by("id").first()
    if link is None and own.exists() and not anew:
        return False
    token = links.token(link or make_link(ticket=ticket, person=person))
    queue_sms(
        kind=kind,
        number=person.phone or "",
        language=person.language,
        person_id=person.pk,
        context={"ticket": ticket, "address": link_page(token, person)},
        secrets=(token,),
    )
    return True


def tell_owed() -> int:
    """Text of answers that had to wait for their hour; returns how many."""
    due = TextNotice.objects.select_related("ticket", "person__staffmember").filter(
        owed_at__isnull=False, told_at__lte=clock.now() - EVERY
    )
    return sum(_tell_now(notice) for notice in due.order_by("told_at", "id")[:BATCH])


def _tell(ticket: Ticket, person: Person) -> None:
    now = clock.now()
    notice, is_new = TextNotice.objects.get_or_create(ticket=ticket, person=person, defaults={"told_at": now})
    if not is_new and notice.told_at > now - EVERY:
        TextNotice.objects.filter(pk=notice.pk, owed_at=None).update(owed_at=now)
        return
    if text_person("ticket_answered", ticket, person):
        TextNotice.objects.filter(pk=notice.pk).update(told_at=now, owed_at=None)


def _tell_now(notice: TextNotice) -> bool:
    """Once, however many workers look: the row is claimed by changing it."""
    now = clock.now()
    with transaction.atomic():
        mine = TextNotice.objects.filter(pk=notice.pk, owed_at=notice.owed_at, told_at=notice.told_at)
        if not mine.update(owed_at=None):
            return False
        takes_part = Participant.objects.filter(ticket=notice.ticket, person=notice.person, removed_at=None)
        wrote_since = notice.ticket.messages.filter(author=notice.person, created_at__gt=notice.owed_at)
        if wrote_since.exists() or not takes_part.exists() or not is_reached_by_text(notice.person):
            return False  # they have seen it, or it is theirs no more
        if not text_person("ticket_answered", notice.ticket, notice.person):
            return False
        TextNotice.objects.filter(pk=notice.pk).update(told_at=now)
    return True
