from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import participation
from helpcentre.domain.tickets.models import Merge, Participant, ParticipantRole, Ticket


def merge_of(ticket: Ticket) -> Merge | None:
    """Where a ticket lives on, while it does."""
    return Merge.objects.select_related("into", "person").filter(ticket=ticket, undone_at=None).first()


def origins(ticket: Ticket) -> list[Ticket]:
    """The tickets that live on in this one, oldest first."""
    return [row.ticket for row in _merged(into=ticket.pk)]


@prepared
def _merged(into: One) -> QuerySet[Merge]:
    rows = Merge.objects.select_related("ticket__requester").filter(into=into, undone_at=None)
    return rows.order_by("ticket_id")


def readable_origins(ticket: Ticket, person: Person) -> dict[int, int]:
    """Of those, the ones ``person`` takes part in, each with the first message they may read there."""
    parts = participation.of(person).filter(ticket__merges__into=ticket, ticket__merges__undone_at=None)
    return dict(parts.values_list("ticket_id", "visible_from"))


def left_out(ticket: Ticket, into: Ticket) -> list[Person]:
    """Who takes part in ``ticket`` but not in ``into``, and so would not hear of what is said there."""
    there = Participant.objects.filter(ticket=into, removed_at=None).values("person")
    parts = Participant.objects.select_related("person").filter(ticket=ticket, removed_at=None)
    parts = parts.exclude(role=ParticipantRole.FOLLOWER).exclude(person__in=there)
    return [part.person for part in parts.order_by("id")]
