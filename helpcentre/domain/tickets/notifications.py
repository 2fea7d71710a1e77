"""Who is told of what, and the mails that tell them. The readers of the event log call it in their transaction."""

from collections.abc import Collection

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.domain.people.models import Person, Signature
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.tickets import events, links
from helpcentre.domain.tickets.actions.access import make_link
from helpcentre.domain.tickets.models import (
    Aside,
    Message,
    Notification,
    NotificationKind,
    NotificationPreference,
    Participant,
    ParticipantRole,
    Side,
    Ticket,
)


def tell_customers(kind: str, ticket: Ticket, *, message: Message | None = None, besides: Collection[int] = ()) -> None:
    """Mail ``kind`` to everyone outside the team who may see it and has an address, except the persons ``besides``.

    Who follows for the shop looks when they like, and gets no mail of every request of the shop. Of spam nobody is told
    but whom we answer.
    """
    if ticket.set_aside == Aside.SPAM and message is None:
        return
    taking_part = Participant.objects.select_related("person").filter(ticket=ticket, removed_at=None)
    for part in taking_part.exclude(role=ParticipantRole.FOLLOWER):
        person = part.person
        if not person.email or person.erased_at or person.pk in besides:
            continue
        if message is not None and message.pk < part.visible_from:
            continue
        link = ticket.links.filter(person=person, revoked_at=None).order_by("id").first()
        if link is None and ticket.links.filter(person=person).exists():
            address = _ticket_page(ticket, person)  # they cancelled their link: mail must not open a new one
            secrets: tuple[str, ...] = ()
        else:
            token = links.token(link or make_link(ticket=ticket, person=person))
            address, secrets = link_page(token, person), (token,)
        queue_mail(
            kind=kind,
            address=person.email,
            language=person.language,
            person_id=person.pk,
            context={
                "ticket": ticket,
                "person": person,
                "message": message,
                "address": address,
                "signature": _signature(message, person.language),
            },
            secrets=secrets,
        )


def _signature(message: Message | None, language: str) -> str:
    """What the author puts under their mails in ``language``, or in the other one; nothing under a customer's words."""
    if message is None or message.side != Side.TEAM or message.author_id is None:
        return ""
    texts = dict(Signature.objects.filter(person=message.author_id).values_list("language", "text"))
    return texts.get(language) or next(iter(texts.values()), "")


def tell_staff(kind: NotificationKind, person: Person, ticket: Ticket, *, event_id: int) -> None:
    """Put one notification under a colleague's bell, and mail it when they want that. Telling twice tells once."""
    if not may(person, Permission.ANSWER_TICKETS) or ticket.set_aside == Aside.SPAM:
        return
    _, is_new = Notification.objects.get_or_create(
        person=person, event_id=event_id, kind=kind, defaults={"ticket": ticket}
    )
    if not is_new:
        return
    log.record(events.STAFF_NOTIFIED, person.pk, actor=Actor.system(), ticket=ticket.pk)
    preference = NotificationPreference.objects.filter(person=person, kind=kind).first()
    if person.email and (preference is None or preference.by_mail):
        queue_mail(
            kind="staff_notice",
            address=person.email,
            language=person.language,
            person_id=person.pk,
            context={"ticket": ticket, "person": person, "notice": kind, "address": desk_address(ticket)},
        )


def desk_address(ticket: Ticket) -> str:
    """Where staff open the ticket."""
    return settings.PUBLIC_URL + reverse("desk:ticket", args=[ticket.reference])


def link_page(token: str, person: Person) -> str:
    with translation.override(person.language):
        return settings.PUBLIC_URL + reverse("portal:ticket_link", args=[token])


def _ticket_page(ticket: Ticket, person: Person) -> str:
    with translation.override(person.language):
        return settings.PUBLIC_URL + reverse("portal:ticket", args=[ticket.reference])
