"""What nobody waits for any more once whoever asked is gone."""

from django.db.models import Exists, OuterRef

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.actions import close
from helpcentre.domain.tickets.models import Participant, Status, Ticket


def close_tickets(person: Person) -> None:
    """Close what an erased person asked, unless somebody else outside the team reads along.

    Otherwise an empty row stays in the team's lists, late for ever, to which nobody can say anything.
    """
    others = Participant.objects.filter(ticket=OuterRef("pk"), removed_at=None).exclude(person=person)
    theirs = Ticket.objects.filter(requester=person).exclude(status=Status.CLOSED).exclude(Exists(others))
    for ticket in theirs.order_by("pk"):
        close(actor=Actor.system(), ticket=ticket)
