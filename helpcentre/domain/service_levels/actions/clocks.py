from datetime import datetime, timedelta

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.events import log
from helpcentre.domain.service_levels import calendars, story
from helpcentre.domain.service_levels.models import Policy, TicketClock
from helpcentre.domain.service_levels.story import Run
from helpcentre.domain.service_levels.working_time import (
    NeverOpenError,
    WorkingCalendar,
    add_working_time,
    working_time_between,
)
from helpcentre.domain.tickets.actions import set_due
from helpcentre.domain.tickets.models import Ticket

WARN_AFTER = 0.75  # of the target


def keep_clocks(*, ticket_id: int) -> None:
    """Make a ticket's clocks say what its history says. Run again, it changes nothing.

    1. The history is read from its beginning, so that it does not matter how often or how late this runs.
    2. A clock that has stopped is left as it is. One that goes on follows the policies and calendars as they are now;
       when nothing is promised any more, it goes.
    3. A promise that was over before its policy was made is not made up for.
    """
    policies = list(Policy.objects.filter(is_on=True))
    if not policies and not TicketClock.objects.filter(ticket=ticket_id).exists():
        return
    with transaction.atomic():
        # Locked, so that the reader of the log and a recount do not write the same clock twice.
        ticket = Ticket.objects.select_for_update(of=("self",)).select_related("business").filter(pk=ticket_id).first()
        if ticket is None:
            return
        rows = {(row.kind, row.started_by): row for row in TicketClock.objects.filter(ticket=ticket_id)}
        policy = next((policy for policy in policies if policy.fits(ticket)), None)
        runs = story.runs(log.of("ticket", ticket_id))
        keeper = _Keeper(ticket, policy)
        dues = [keeper.keep(run, rows.get((run.kind.value, run.started_by))) for run in runs]
        set_due(ticket=ticket, due_at=min((due for due in dues if due), default=None))


class _Keeper:
    """Writes one ticket's clocks. The calendar is read once, when it is needed."""

    def __init__(self, ticket: Ticket, policy: Policy | None) -> None:
        self.ticket, self.policy = ticket, policy
        self._hours: WorkingCalendar | None = None

    @property
    def hours(self) -> WorkingCalendar:
        if self._hours is None:
            self.calendar = calendars.of_team(self.ticket.team_id)
            self._hours = calendars.working(self.calendar)
        return self._hours

    def keep(self, run: Run, row: TicketClock | None) -> datetime | None:
        """Bring one clock up to date; returns when it falls due, None when it does not run."""
        if row is not None and row.stopped_at:
            return None
        target = self.policy.target(run.kind.value) if self.policy else None
        if target is None or self.policy is None:
            if row is not None and run.stopped_at is None:
                row.delete()
                return None
            if row is None:
                return None
            target = row.target
        if row is None:
            if self.policy is None or (run.stopped_at and run.started_at < self.policy.created_at):
                return None
            row = TicketClock(ticket=self.ticket, kind=run.kind, started_by=run.started_by, started_at=run.started_at)
        self._wind(row, run, target)
        row.save()
        return row.due_at

    def _wind(self, row: TicketClock, run: Run, target: int) -> None:
        span = timedelta(minutes=target)
        ended = [(start, end) for start, end in run.stretches if end is not None]
        hours = self.hours
        row.policy, row.calendar, row.target = self.policy or row.policy, self.calendar, target
        row.used = sum((working_time_between(hours, start, end) for start, end in ended), timedelta(0))
        row.running_since, row.stopped_at = run.running_since, run.stopped_at
        row.due_at = row.warn_at = None
        if row.running_since is not None:
            row.due_at = _reached(hours, row.running_since, span - row.used)
            row.warn_at = _reached(hours, row.running_since, span * WARN_AFTER - row.used)
        if row.due_at and row.due_at > clock.now():
            row.breached_at = None  # a longer promise, or other hours: not late after all
        if row.warn_at and row.warn_at > clock.now():
            row.warned_at = None
        if row.stopped_at and row.used > span:
            row.breached_at = row.breached_at or row.stopped_at


def _reached(hours: WorkingCalendar, since: datetime, left: timedelta) -> datetime | None:
    try:
        return add_working_time(hours, since, left)
    except NeverOpenError:
        return None  # a calendar without hours: nothing ever falls due, and the settings page says so
