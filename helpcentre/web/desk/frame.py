"""What every page of the desk shows around its content: the rail with its counts, the bell, the person."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.selectors import InboxView
from helpcentre.domain.tickets.selectors.inbox import COUNT_CAP
from helpcentre.web.desk.access import StaffRequest

THEMES = ("light", "dark")


@dataclass(frozen=True)
class RailItem:
    """One list of the inbox in the rail. ``count`` is None for closed tickets, which only grow. 0 is not shown."""

    key: str
    icon: str
    label: StrOrPromise
    count: int | None
    is_here: bool

    @property
    def shown_count(self) -> str:
        if not self.count:
            return ""
        return f"{COUNT_CAP:,}+" if self.count >= COUNT_CAP else f"{self.count:,}"


VIEWS: dict[InboxView, tuple[str, StrOrPromise]] = {
    InboxView.MINE: ("inbox", pgettext_lazy("list", "Mine")),
    InboxView.UNASSIGNED: ("tray", pgettext_lazy("list", "Unassigned")),
    InboxView.WAITING: ("clock", pgettext_lazy("list", "Waiting")),
    InboxView.PENDING: ("reply", pgettext_lazy("list", "With customer")),
    InboxView.ALL_OPEN: ("chat", pgettext_lazy("list", "All open")),
    InboxView.CLOSED: ("check", pgettext_lazy("list", "Closed")),
    InboxView.SNOOZED: ("moon", pgettext_lazy("list", "Put away")),
    InboxView.SPAM: ("cross", pgettext_lazy("list", "Spam")),
}


def show(
    request: StaffRequest, template: str, context: dict[str, Any], *, here: str = "", status: int = 200
) -> HttpResponse:
    """Render ``template`` inside the desk. ``here`` is an inbox view or a page name, marked in the rail."""
    return render(request, template, {**context, **around(request, here)}, status=status)


def around(request: StaffRequest, here: str) -> dict[str, Any]:
    """The context of the rail and the bell."""
    person = request.user
    answers = may(person, Permission.ANSWER_TICKETS)
    counts = selectors.counts(person) if answers else {}
    theme = request.COOKIES.get("theme", "")
    return {
        "me": person,
        "here": here,
        "answers": answers,
        "reads_outbox": may(person, Permission.READ_OUTBOX),
        "handles_rights": may(person, Permission.HANDLE_RIGHTS),
        "sets": may(person, Permission.MANAGE_SETTINGS),
        "writes": may(person, Permission.WRITE_ARTICLES),
        "rail": [
            RailItem(view.value, icon, label, counts.get(view), view.value == here)
            for view, (icon, label) in VIEWS.items()
            if answers
        ],
        "kept": _kept(person, here) if answers else [],
        "position": request.position,
        "unread": selectors.unread_count(person),
        "theme": theme if theme in THEMES else "",
    }


def _kept(person: Person, here: str) -> list[RailItem]:
    """The lists that agents keep, their own first; two queries however many."""
    views = selectors.saved_views(person)
    return [
        RailItem(view.key, "people" if view.is_shared else "filter", view.name, count, view.key == here)
        for view, count in zip(views, selectors.view_counts(person, views), strict=True)
    ]
