from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Following, Participant, ParticipantRole, Ticket


def copied(ticket: Ticket) -> list[Participant]:
    """Who reads along from outside the team, besides the requester, in the order they came."""
    others = Participant.objects.select_related("person").filter(ticket=ticket, removed_at=None)
    return list(others.filter(role=ParticipantRole.CC).order_by("added_at", "id"))


def followers(ticket: Ticket) -> list[Person]:
    """Colleagues who follow it, by name. Who left the team follows nothing."""
    rows = Following.objects.select_related("person__staffmember").filter(ticket=ticket)
    return [row.person for row in rows.order_by("person__name") if row.person.staff is not None]
