"""What sets a rule off. Others plug in with ``register``: an event of the log, or a search made every minute."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from helpcentre.base.events.kinds import EventKind
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Message, Side, Ticket

Search = Callable[[datetime, timedelta], QuerySet[Ticket]]
Occasion = Callable[[Ticket], str]


@dataclass(frozen=True)
class Trigger:
    """Either ``kinds`` of events, or ``search``: tickets whose time has come, given now and the rule's length of time.

    ``occasion`` names what the time belongs to. A rule fires once for each occasion of a ticket.
    """

    key: str
    label: Promise
    kinds: frozenset[str] = frozenset()
    search: Search | None = None
    occasion: Occasion | None = None

    @property
    def tells_time(self) -> bool:
        return self.search is not None


_triggers: dict[str, Trigger] = {}


def register(*triggers: Trigger) -> None:
    """Raises ValueError for a key that is taken."""
    for trigger in triggers:
        if trigger.key in _triggers:
            raise ValueError(f"two triggers are called {trigger.key}")
        _triggers[trigger.key] = trigger


def find(key: str) -> Trigger | None:
    return _triggers.get(key)


def every() -> list[Trigger]:
    """In the order in which they were registered."""
    return list(_triggers.values())


def on(kind: EventKind) -> frozenset[str]:
    return frozenset({kind.name})


def kinds() -> Iterable[str]:
    """Every kind of event that may set off a rule."""
    return {name for trigger in _triggers.values() for name in trigger.kinds}


def _silent(now: datetime, span: timedelta) -> QuerySet[Ticket]:
    return Ticket.objects.filter(closed_at=None, updated_at__lte=now - span).order_by("updated_at", "id")


def _since_they_wrote(ticket: Ticket) -> str:
    """Until the customer writes again it is the same silence, whatever rules say meanwhile."""
    said = Message.objects.filter(ticket=ticket, side=Side.CUSTOMER).order_by("-id").values_list("id", flat=True)
    return f"silence:{said.first() or 0}"


def _nearly_due(now: datetime, span: timedelta) -> QuerySet[Ticket]:
    return Ticket.objects.filter(due_at__isnull=False, due_at__lte=now + span, due_at__gt=now).order_by("due_at", "id")


def _that_due(ticket: Ticket) -> str:
    return f"due:{int(ticket.due_at.timestamp()) if ticket.due_at else 0}"


register(
    Trigger("created", _("a ticket is created"), on(events.TICKET_CREATED)),
    Trigger("customer_replied", _("the customer writes again"), on(events.CUSTOMER_REPLIED)),
    Trigger("status_changed", _("the status changes"), on(events.STATUS_CHANGED)),
    Trigger("time_since", _("nothing has happened for"), search=_silent, occasion=_since_they_wrote),
    Trigger("before_breach", _("it is due within"), search=_nearly_due, occasion=_that_due),
)
