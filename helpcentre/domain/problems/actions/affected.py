from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.problems.models import Affected, KnownProblem
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Ticket


class SolvedError(ValueError):
    """Nothing can be attached to a problem that is solved."""


def attach(*, actor: Actor, problem: KnownProblem, ticket: Ticket, by_customer: bool = False) -> Affected:
    """Say that a ticket is about a known problem, instead of another one perhaps. Raises SolvedError."""
    with transaction.atomic():
        problem = KnownProblem.objects.select_for_update().get(pk=problem.pk)
        if problem.solved_at is not None:
            raise SolvedError
        Ticket.objects.select_for_update().get(pk=ticket.pk)
        known = Affected.objects.filter(ticket=ticket).first()
        if known is not None and known.problem_id == problem.pk:
            return known
        Affected.objects.filter(ticket=ticket).delete()
        made = Affected.objects.create(problem=problem, ticket=ticket, by_customer=by_customer)
        log.record(events.PROBLEM_ATTACHED, ticket.pk, actor=actor, problem=problem.pk)
    return made


def detach(*, actor: Actor, ticket: Ticket) -> bool:
    """It is about something else; returns whether it was about a known problem."""
    with transaction.atomic():
        known = Affected.objects.filter(ticket=ticket).first()
        if known is None:
            return False
        known.delete()
        log.record(events.PROBLEM_DETACHED, ticket.pk, actor=actor, problem=known.problem_id)
    return True
