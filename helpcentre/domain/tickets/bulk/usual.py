"""The deeds that every ticket knows."""

import re

from django.utils.translation import ngettext_lazy

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import selectors as people
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.actions import assignment, priority, status
from helpcentre.domain.tickets.bulk.deeds import Deed, DeedError, Values, columns, register
from helpcentre.domain.tickets.models import Priority, Ticket

_IS_ID = re.compile(r"[1-9][0-9]{0,17}")


def _assign(actor: Actor, ticket: Ticket, value: str) -> None:
    """``value`` is the id of a colleague, ``me``, or empty for nobody."""
    number = str(actor.person_id or "") if value == "me" else value
    agent = people.staff_person(int(number)) if _IS_ID.fullmatch(number) else None
    if value and agent is None:
        raise DeedError("assignee")
    try:
        assignment.assign(actor=actor, ticket=ticket, assignee=agent)
    except (assignment.NotStaffError, assignment.AwayError) as error:
        raise DeedError("away" if isinstance(error, assignment.AwayError) else "assignee") from error


def _tell_assigned(actor: Actor, ticket: Ticket, before: Values, after: Values) -> None:
    ids = {"assignee": after["assignee_id"], "previous": before["assignee_id"]}
    log.record(events.TICKET_ASSIGNED, ticket.pk, actor=actor, **{name: pk for name, pk in ids.items() if pk})


def _tell_moved(actor: Actor, ticket: Ticket, before: Values, after: Values) -> None:
    log.record(events.STATUS_CHANGED, ticket.pk, actor=actor, status=after["status"], previous=before["status"])


_MOVES = columns("status", "closed_at", "waiting_since", tell=_tell_moved)


def _prioritise(actor: Actor, ticket: Ticket, value: str) -> None:
    if value not in {str(each.value) for each in Priority}:
        raise DeedError("value")
    priority.set_priority(actor=actor, ticket=ticket, priority=int(value))


def _tell_priority(actor: Actor, ticket: Ticket, before: Values, after: Values) -> None:
    log.record(events.PRIORITY_CHANGED, ticket.pk, actor=actor, priority=after["priority"], previous=before["priority"])


def _close(actor: Actor, ticket: Ticket, value: str) -> None:
    status.close(actor=actor, ticket=ticket)


def _reopen(actor: Actor, ticket: Ticket, value: str) -> None:
    if ticket.is_closed:  # one that waits for its customer goes on waiting
        status.reopen(actor=actor, ticket=ticket)


register(
    Deed(
        "assign",
        ngettext_lazy("%(count)d ticket given", "%(count)d tickets given", "count"),
        _assign,
        columns("assignee_id", tell=_tell_assigned),
    ),
    Deed(
        "close",
        ngettext_lazy("%(count)d ticket closed", "%(count)d tickets closed", "count"),
        _close,
        _MOVES,
    ),
    Deed(
        "priority",
        ngettext_lazy("%(count)d ticket has another priority", "%(count)d tickets have another priority", "count"),
        _prioritise,
        columns("priority", tell=_tell_priority),
    ),
    Deed(
        "reopen",
        ngettext_lazy("%(count)d ticket opened again", "%(count)d tickets opened again", "count"),
        _reopen,
        _MOVES,
    ),
)
