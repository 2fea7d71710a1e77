"""Keeping what was typed when a form could not be taken."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from helpcentre.web.portal.tickets.forms import NewTicketForm, ReplyForm

#: Forms whose words are worth keeping. Others (sign-in, say) are quicker to fill in again than to check.
KEPT = frozenset({"portal:ticket_new", "portal:ticket_reply"})
_LONGEST = 25_000  # characters of one field


@dataclass(frozen=True)
class Typed:
    """A form to send again: ``shown`` are name, label and value of what people wrote, ``hidden`` what came with it."""

    address: str
    shown: list[tuple[str, str, str]]
    hidden: list[tuple[str, str]]


def offered_again(request: HttpRequest) -> Typed | None:
    """What was typed, when the form is one of those kept and something was typed.

    The visitor sees it all and sends it with a click of their own: a page of somebody else's cannot do that for them.
    """
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    if request.method != "POST" or match.view_name not in KEPT:
        return None
    form = ReplyForm if match.view_name == "portal:ticket_reply" else NewTicketForm
    shown: list[tuple[str, str, str]] = []
    hidden: list[tuple[str, str]] = []
    for name, field in form.base_fields.items():
        value = str(request.POST.get(name, ""))[:_LONGEST]
        if value and field.widget.is_hidden:
            hidden.append((name, value))
        elif value:
            shown.append((name, str(field.label), value))
    return Typed(request.path, shown, hidden) if shown else None
