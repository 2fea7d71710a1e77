from datetime import timedelta

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.live import hints
from helpcentre.domain.answering.hints import PRESENCE_CHANGED
from helpcentre.domain.answering.models import Presence
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import MessageKind, Ticket

FRESH = timedelta(seconds=40)  # a sign of life that came less long ago is not written over by the same


def be_here(*, person: Person, ticket: Ticket, writes: str = "") -> None:
    """A sign of life from somebody who has the ticket open: written when something changed, or now and then.

    A change is told to the other screens as a hint. No event: it means nothing a minute later.
    """
    kind = writes if writes in MessageKind.values else ""
    now = clock.now()
    row = Presence.objects.filter(person=person, ticket=ticket).first()
    moved = row is None or row.writes != kind or row.is_over(now)
    if not moved and row is not None and row.seen_at > now - FRESH:
        return
    with transaction.atomic():
        Presence.objects.update_or_create(person=person, ticket=ticket, defaults={"writes": kind, "seen_at": now})
        if moved:
            hints.give(PRESENCE_CHANGED, ticket.pk)


def go_away(*, person: Person, ticket: Ticket) -> None:
    """They left the page."""
    with transaction.atomic():
        gone, _ = Presence.objects.filter(person=person, ticket=ticket).delete()
        if gone:
            hints.give(PRESENCE_CHANGED, ticket.pk)
