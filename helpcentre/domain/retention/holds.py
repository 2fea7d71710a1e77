"""What must stay although its time is over or somebody asked for it to go. Erasure and retention ask here first."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from helpcentre.domain.people.models import Person
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.tickets.models import Ticket


@dataclass(frozen=True)
class Held:
    """The ids of everything that a hold in force keeps, for a job that walks over many rows."""

    people: frozenset[int]
    businesses: frozenset[int]
    tickets: frozenset[int]


def held(person_id: int) -> list[LegalHold]:
    """The holds that keep what we have of one person, the oldest first; empty when there is none.

    A hold on a shop keeps what its people wrote, and a hold on a ticket what its requester and participants wrote.
    """
    reaches = (
        Q(person=person_id)
        | Q(business__memberships__person=person_id)
        | Q(ticket__requester=person_id)
        | Q(ticket__participants__person=person_id)
    )
    return list(LegalHold.objects.in_force().filter(reaches).order_by("id").distinct())


def held_ticket(ticket_id: int) -> list[LegalHold]:
    """The holds that keep one ticket: its own, its shop's, and those of whoever asked or takes part."""
    reaches = (
        Q(ticket=ticket_id)
        | Q(business__tickets=ticket_id)
        | Q(person__tickets=ticket_id)
        | Q(person__participations__ticket=ticket_id)
    )
    return list(LegalHold.objects.in_force().filter(reaches).order_by("id").distinct())


def everything_held() -> Held:
    """One query, however many rows are asked about afterwards."""
    rows = list(LegalHold.objects.in_force().values_list("person", "business", "ticket"))
    people, businesses, tickets = (frozenset(row[place] for row in rows if row[place]) for place in range(3))
    return Held(people, businesses, tickets)


def people_held() -> QuerySet[Person]:
    """Everybody of whom ``held`` would name a hold, for asking about many rows at once."""
    force = LegalHold.objects.in_force()
    return Person.objects.filter(
        Q(pk__in=force.exclude(person=None).values("person"))
        | Q(memberships__business__in=force.exclude(business=None).values("business"))
        | Q(tickets__in=force.exclude(ticket=None).values("ticket"))
        | Q(participations__ticket__in=force.exclude(ticket=None).values("ticket"))
    )


def tickets_held() -> QuerySet[Ticket]:
    """Every ticket of which ``held_ticket`` would name a hold."""
    force = LegalHold.objects.in_force()
    return Ticket.objects.filter(
        Q(pk__in=force.exclude(ticket=None).values("ticket"))
        | Q(business__in=force.exclude(business=None).values("business"))
        | Q(requester__in=force.exclude(person=None).values("person"))
        | Q(participants__person__in=force.exclude(person=None).values("person"))
    )
