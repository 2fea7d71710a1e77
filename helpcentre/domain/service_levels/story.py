"""A ticket's history read as clocks: which promise ran from when to when. Pure, so that it can be replayed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from helpcentre.base.events.models import Event
from helpcentre.domain.service_levels.models import ClockKind
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Status

#: What starts, pauses or stops a clock.
KINDS = (events.TICKET_CREATED, events.CUSTOMER_REPLIED, events.REPLY_SENT, events.STATUS_CHANGED)
_NAMES = frozenset(kind.name for kind in KINDS)


@dataclass
class Run:
    """One promise. ``stretches`` are the times it ran and was not paused; the last one has no end while it runs."""

    kind: ClockKind
    started_by: int
    started_at: datetime
    stretches: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    stopped_at: datetime | None = None

    @property
    def running_since(self) -> datetime | None:
        """None while it is paused or has stopped."""
        return self.stretches[-1][0] if self.stretches and self.stretches[-1][1] is None else None

    def pause(self, at: datetime) -> None:
        since = self.running_since
        if since is not None:
            self.stretches[-1] = (since, at)

    def go_on(self, at: datetime) -> None:
        if self.running_since is None and self.stopped_at is None:
            self.stretches.append((at, None))


class Story:
    """Reads events in their order.

    The first reply and the solution are promised when the ticket is created. Afterwards every time the ticket comes
    to wait for us promises a next reply. While it waits for the customer everything pauses. Closing stops everything;
    opening it again promises a solution anew.
    """

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.active: dict[ClockKind, Run] = {}

    def read(self, event: Event) -> None:
        match event.kind:
            case events.TICKET_CREATED.name:
                self._start(ClockKind.FIRST_REPLY, event)
                self._start(ClockKind.RESOLUTION, event)
            case events.REPLY_SENT.name:
                self._stop(ClockKind.FIRST_REPLY, event)
                self._stop(ClockKind.NEXT_REPLY, event)
            case events.CUSTOMER_REPLIED.name:
                self._await_us(event)
            case events.STATUS_CHANGED.name:
                self._move(event)

    def _move(self, event: Event) -> None:
        match event.data.get("status"):
            case Status.CLOSED.value:
                for kind in list(self.active):
                    self._stop(kind, event)
            case Status.PENDING.value:
                for run in self.active.values():
                    run.pause(event.occurred_at)
            case _:
                for run in self.active.values():
                    run.go_on(event.occurred_at)
                if event.data.get("previous") == Status.CLOSED.value:
                    self._start(ClockKind.RESOLUTION, event)
                self._await_us(event)

    def _await_us(self, event: Event) -> None:
        if ClockKind.FIRST_REPLY not in self.active:
            self._start(ClockKind.NEXT_REPLY, event)

    def _start(self, kind: ClockKind, event: Event) -> None:
        if kind in self.active:
            return
        run = Run(kind, event.pk, event.occurred_at)
        run.go_on(event.occurred_at)
        self.runs.append(run)
        self.active[kind] = run

    def _stop(self, kind: ClockKind, event: Event) -> None:
        run = self.active.pop(kind, None)
        if run is not None:
            run.pause(event.occurred_at)
            run.stopped_at = event.occurred_at


def runs(history: Iterable[Event]) -> list[Run]:
    """Every promise that a ticket's events tell of, in the order they began."""
    story = Story()
    for event in history:
        if event.kind in _NAMES:
            story.read(event)
    return story.runs
