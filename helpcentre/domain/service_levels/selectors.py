"""What the desk shows of service levels."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.service_levels import calendars
from helpcentre.domain.service_levels.models import Calendar, ClockKind, Policy, TicketClock
from helpcentre.domain.service_levels.working_time import working_time_between
from helpcentre.domain.tickets.models import Ticket


@dataclass(frozen=True)
class Face:
    """A clock as it is read from: how much of its working time is left; negative when it is late."""

    clock: TicketClock
    left: timedelta

    @property
    def minutes_left(self) -> int:
        return int(self.left.total_seconds() // 60)

    @property
    def is_late(self) -> bool:
        return self.left <= timedelta(0)

    @property
    def share(self) -> int:
        """How much is left, out of a hundred."""
        whole = timedelta(minutes=self.clock.target)
        return max(0, min(100, round(100 * (self.left / whole)))) if whole else 0


@dataclass(frozen=True)
class Clocks:
    """``next`` is what falls due first. ``others`` run too, or are paused; ``done`` have stopped, newest first."""

    next: Face | None
    others: list[Face]
    done: list[TicketClock]


def clocks_of(ticket: Ticket) -> Clocks:
    """Every clock of a ticket; the running ones with the working time they have left. Four queries at most."""
    rows = _clocks(ticket=ticket.pk)
    going = [row for row in rows if row.stopped_at is None]
    faces = sorted(_faces(going), key=lambda face: (face.clock.due_at is None, face.clock.due_at or clock.now()))
    first = faces[0] if faces else None
    return Clocks(first, faces[1:], [row for row in rows if row.stopped_at][:4])


@prepared
def _clocks(ticket: One) -> QuerySet[TicketClock]:
    return TicketClock.objects.select_related("calendar").filter(ticket=ticket).order_by("-started_by", "-id")


def _faces(rows: list[TicketClock]) -> list[Face]:
    if not rows:
        return []
    hours = calendars.working(rows[0].calendar)  # clocks that go on follow one calendar, that of the ticket's team
    now = clock.now()
    return [
        Face(
            row,
            timedelta(minutes=row.target)
            - row.used
            - (working_time_between(hours, row.running_since, now) if row.running_since else timedelta(0)),
        )
        for row in rows
    ]


def policies() -> list[Policy]:
    """In the order in which they are tried."""
    return list(Policy.objects.select_related("business").order_by("position", "id"))


def policy(number: int) -> Policy | None:
    return Policy.objects.select_related("business").filter(pk=number).first()


def all_calendars() -> list[Calendar]:
    """The default first, with hours, days and teams. Four queries."""
    rows = Calendar.objects.prefetch_related("hours", "special_days", "teams__team")
    return list(rows.order_by("-is_default", "name", "id"))


def calendar(number: int) -> Calendar | None:
    return Calendar.objects.filter(pk=number).first()


def clock_kinds() -> list[str]:
    return list(ClockKind.values)
