"""What must stay although its time is over or somebody asked for it to go. Erasure and retention ask here first."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from helpcentre.domain.people.models import Membership, Person
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.tickets.models import Participant, Ticket


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
        | Q(business__in=Membership.objects.filter(person=person_id).values("business"))
        | Q(ticket__in=Ticket.objects.filter(requester=person_id).values("pk"))
        | Q(ticket__in=Participant.objects.filter(person=person_id).values("ticket"))
    )
    return list(LegalHold.objects.in_force().filter(reaches).order_by("id"))


def held_ticket(ticket_id: int) -> list[LegalHold]:
    """The holds that keep one ticket: its own, its shop's, and those of whoever asked or takes part."""
    it = Ticket.objects.filter(pk=ticket_id)
    reaches = (
        Q(ticket=ticket_id)
        | Q(business__in=it.exclude(business=None).values("business"))
        | Q(person__in=it.values("requester"))
        | Q(person__in=Participant.objects.filter(ticket=ticket_id).values("person"))
    )
    return list(LegalHold.objects.in_force().filter(reaches).order_by("id"))


def everything_held() -> Held:
    """One query, however many rows are asked about afterwards."""
    rows = list(LegalHold.objects.in_force().values_list("person", "business", "ticket"))
    people, businesses, tickets = (frozenset(row[place] for row in rows if row[place]) for place in range(3))
    return Held(people, businesses, tickets)


# Ids in ids, no joins: a join of everybody with all their tickets and all their parts in others' has more rows than
# the whole database, and databases do make it.


def people_held() -> QuerySet[Person]:
    """Everybody of whom ``held`` would name a hold, for asking about many rows at once."""
    force = LegalHold.objects.in_force()
    shops, tickets = force.exclude(business=None).values("business"), force.exclude(ticket=None).values("ticket")
    return Person.objects.filter(
        Q(pk__in=force.exclude(person=None).values("person"))
        | Q(pk__in=Membership.objects.filter(business__in=shops).values("person"))
        | Q(pk__in=Ticket.objects.filter(pk__in=tickets).values("requester"))
        | Q(pk__in=Participant.objects.filter(ticket__in=tickets).values("person"))
    )


def tickets_held() -> QuerySet[Ticket]:
    """Every ticket of which ``held_ticket`` would name a hold."""
    force = LegalHold.objects.in_force()
    people = force.exclude(person=None).values("person")
    return Ticket.objects.filter(
        Q(pk__in=force.exclude(ticket=None).values("ticket"))
        | Q(business__in=force.exclude(business=None).values("business"))
        | Q(requester__in=people)
        | Q(pk__in=Participant.objects.filter(person__in=people).values("ticket"))
    )
