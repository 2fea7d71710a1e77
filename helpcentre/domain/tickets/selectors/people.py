from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Following, Participant, ParticipantRole, Ticket


def copied(ticket: Ticket) -> list[Participant]:
    """Who reads along from outside the team, besides the requester, in the order they came."""
    return _copied(ticket=ticket.pk)


@prepared
def _copied(ticket: One) -> QuerySet[Participant]:
    others = Participant.objects.select_related("person").filter(ticket=ticket, removed_at=None)
    return others.filter(role=ParticipantRole.CC).order_by("added_at", "id")


def followers(ticket: Ticket) -> list[Person]:
    """Colleagues who follow it, by name. Who left the team follows nothing."""
    return [row.person for row in _following(ticket=ticket.pk) if row.person.staff is not None]


@prepared
def _following(ticket: One) -> QuerySet[Following]:
    rows = Following.objects.select_related("person__staffmember").filter(ticket=ticket)
    return rows.order_by("person__name")
