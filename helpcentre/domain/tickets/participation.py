"""By what right somebody outside the team reads a ticket. Every door and every list asks here."""

from django.db.models import Q, QuerySet

from helpcentre.domain.people import shops
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Participant, ParticipantRole, Ticket


def of(person: Person) -> QuerySet[Participant]:
    """The participations by which a person may read now.

    Who follows a ticket for the shop reads as long as they run the shop the ticket belongs to; a manager who left, or
    a ticket that was put to another shop, is out of reach at once. Everybody else reads until they are taken out.
    """
    for_shop = Q(role=ParticipantRole.FOLLOWER)
    still = Q(ticket__business__in=shops.run_by(person))
    return Participant.objects.filter(~for_shop | still, person=person, removed_at=None)


def own(person: Person) -> QuerySet[Participant]:
    """Those that are theirs by name: they asked, or were asked to read along."""
    return Participant.objects.filter(person=person, removed_at=None).exclude(role=ParticipantRole.FOLLOWER)


def sharing_fault(ticket: Ticket, sharer: Person) -> str:
    """Why ``sharer`` may not decide who of the shop reads along; empty when they may.

    ``not_yours``: somebody else asked. ``not_proved``: whoever asked only typed an address. ``no_shop``: nobody but
    themselves says that they work there.
    """
    if sharer.pk != ticket.requester_id:
        return "not_yours"
    if ticket.requester_proved_at is None:
        return "not_proved"
    if ticket.business is None or not shops.works_in(sharer, ticket.business):
        return "no_shop"
    return ""
