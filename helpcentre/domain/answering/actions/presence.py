from helpcentre.base.core import clock
from helpcentre.domain.answering.models import Presence
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import MessageKind, Ticket


def be_here(*, person: Person, ticket: Ticket, writes: str = "") -> None:
    """A sign of life from somebody who has the ticket open. No event: it means nothing a minute later."""
    kind = writes if writes in MessageKind.values else ""
    Presence.objects.update_or_create(person=person, ticket=ticket, defaults={"writes": kind, "seen_at": clock.now()})


def go_away(*, person: Person, ticket: Ticket) -> None:
    """They left the page."""
    Presence.objects.filter(person=person, ticket=ticket).delete()
