"""The plain headings between the rows of a list: how long they have waited, or on which day they moved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from helpcentre.base.core import clock
from helpcentre.domain.tickets.models import Priority, Ticket
from helpcentre.domain.tickets.ticket_filters import OLDEST_WAIT


@dataclass(frozen=True)
class Row:
    """A ticket in a list. ``way`` is what its address carries, so that its neighbours can be found from it."""

    ticket: Ticket
    way: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    rows: list[Row]


def grouped(rows: list[Row], order: str) -> list[Group]:
    """Rows in their order under the headings that belong to it."""
    title = _TITLES.get(order, _moved)
    return [Group(heading, list(group)) for heading, group in groupby(rows, key=lambda row: title(row.ticket))]


def _waited(ticket: Ticket) -> str:
    if ticket.waiting_since is None:
        return _("Not waiting for us")
    waited = clock.now() - ticket.waiting_since
    if waited > timedelta(days=1):
        return _("Waiting for more than a day")
    if waited > timedelta(hours=1):
        return _("Waiting for more than an hour")
    return _("Waiting for less than an hour")


def _moved(ticket: Ticket) -> str:
    return _day(ticket.updated_at)


def _opened(ticket: Ticket) -> str:
    return _day(ticket.created_at)


def _priority(ticket: Ticket) -> str:
    return {
        Priority.URGENT: _("Urgent"),
        Priority.HIGH: _("High priority"),
        Priority.NORMAL: _("Normal priority"),
    }.get(Priority(ticket.priority), _("Low priority"))


def _due(ticket: Ticket) -> str:
    """Late, within the hour, today, later; what we promised nothing for comes last."""
    if ticket.due_at is None:
        return _("No clock runs")
    left = ticket.due_at - clock.now()
    if left <= timedelta(0):
        return _("Late")
    if left < timedelta(hours=1):
        return _("Due within the hour")
    return _("Later today") if timezone.localdate(ticket.due_at) == timezone.localdate() else _("After today")


def _day(moment: datetime) -> str:
    age = (timezone.localdate() - timezone.localdate(moment)).days
    if age <= 0:
        return _("Today")
    if age == 1:
        return _("Yesterday")
    return _("In the last seven days") if age <= 7 else _("Earlier")


_TITLES: dict[str, Callable[[Ticket], str]] = {
    OLDEST_WAIT: _waited,
    "created": _opened,
    "priority": _priority,
    "due": _due,
}
