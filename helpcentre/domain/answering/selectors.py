from helpcentre.domain.answering.models import Draft, HeldReply, WritingPreference
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Ticket


def drafts_of(person: Person, ticket: Ticket) -> dict[str, Draft]:
    """What ``person`` has begun in a ticket, by kind."""
    return {draft.kind: draft for draft in Draft.objects.filter(person=person, ticket=ticket)}


def held_replies(ticket: Ticket) -> list[HeldReply]:
    """Replies that can still be taken back, oldest first. For staff only."""
    return list(HeldReply.objects.select_related("author").filter(ticket=ticket).order_by("id"))


def writing_preference(person: Person) -> WritingPreference:
    """How ``person`` writes, or the defaults."""
    return WritingPreference.objects.filter(person=person).first() or WritingPreference(person=person)
