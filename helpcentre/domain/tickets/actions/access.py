import secrets

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Participant, ParticipantRole, Ticket, TicketLink


def make_link(*, ticket: Ticket, person: Person) -> TicketLink:
    """A new private link to ``ticket`` for ``person``."""
    return TicketLink.objects.create(ticket=ticket, person=person, salt=secrets.token_hex(16))


def revoke_links(*, actor: Actor, ticket: Ticket, person: Person | None = None) -> int:
    """Stop every private link of a ticket, or those of ``person``; returns how many stopped."""
    with transaction.atomic():
        valid = TicketLink.objects.filter(ticket=ticket, revoked_at=None)
        links = list(valid.filter(person=person) if person else valid)
        for link in links:
            link.revoked_at = clock.now()
            link.save(update_fields=["revoked_at"])
            log.record(events.LINK_REVOKED, ticket.pk, actor=actor, link=link.pk)
    return len(links)


def add_participant(*, actor: Actor, ticket: Ticket, person: Person, role: str) -> Participant:
    """Let somebody follow a ticket from the next message on; what was written before stays unseen by them.

    Someone who takes part already keeps what they may see, whatever is asked here.
    """
    with transaction.atomic():
        newest = ticket.messages.order_by("-id").values_list("id", flat=True).first() or 0
        participant, is_new = Participant.objects.get_or_create(
            ticket=ticket, person=person, defaults={"role": ParticipantRole(role), "visible_from": newest + 1}
        )
        if is_new:
            log.record(events.PARTICIPANT_ADDED, ticket.pk, actor=actor, person=person.pk)
    return participant
