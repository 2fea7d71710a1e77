from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.base.events.models import Event
from helpcentre.domain.people.models import Person
from helpcentre.domain.problems import events
from helpcentre.domain.problems.models import Affected, KnownProblem
from helpcentre.domain.tickets.models import Ticket

SUGGESTED = 3  # in the customers' form; more would hide the form
LISTED = 100


def open_problems(limit: int = LISTED) -> list[KnownProblem]:
    """What is known not to work, newest first."""
    return _open()[:limit]


@prepared
def _open() -> QuerySet[KnownProblem]:
    return KnownProblem.objects.filter(solved_at=None).order_by("-opened_at", "-id")[:LISTED]


def problems() -> list[KnownProblem]:
    """All of them, the open ones first, each with ``tickets`` and how many of them are ``unsolved``."""
    counted = KnownProblem.objects.annotate(
        tickets=Count("affected"), unsolved=Count("affected", filter=Q(affected__ticket__closed_at=None))
    )
    rows = list(counted.order_by("-opened_at", "-id")[:LISTED])
    return sorted(rows, key=lambda row: row.solved_at is not None)


def problem(number: int) -> KnownProblem | None:
    return KnownProblem.objects.select_related("opened_by").filter(pk=number).first()


def problem_of(ticket: Ticket) -> KnownProblem | None:
    """What a ticket is about, when that is known."""
    found = _affected.first(ticket=ticket.pk)
    return found.problem if found else None


@prepared
def _affected(ticket: One) -> QuerySet[Affected]:
    return Affected.objects.select_related("problem").filter(ticket=ticket)


@dataclass(frozen=True)
class Deed:
    """What was done with a problem, when and by whom; ``person`` is None for who is gone."""

    kind: str
    at: datetime
    person: Person | None


def history(of: KnownProblem) -> list[Deed]:
    """Opened, worded anew, solved: from the log, the newest last. Two queries."""
    kinds = [kind.name for kind in (events.PROBLEM_OPENED, events.PROBLEM_CHANGED, events.PROBLEM_SOLVED)]
    rows = list(Event.objects.filter(subject_kind="problem", subject_id=of.pk, kind__in=kinds).order_by("id")[:LISTED])
    people = Person.objects.in_bulk({row.actor_id for row in rows if row.actor_id})
    return [Deed(row.kind.removeprefix("problem."), row.occurred_at, people.get(row.actor_id or 0)) for row in rows]


def affected_tickets(of: KnownProblem, limit: int = LISTED) -> list[Ticket]:
    """The tickets about it, the newest said first."""
    rows = Affected.objects.select_related("ticket__requester").filter(problem=of).order_by("-id")[:limit]
    return [row.ticket for row in rows]
