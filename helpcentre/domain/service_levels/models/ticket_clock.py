from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.domain.service_levels.models.calendar import Calendar
from helpcentre.domain.service_levels.models.policy import Policy
from helpcentre.domain.tickets.models import Ticket


class ClockKind(models.TextChoices):
    """What a clock counts down to. The values are the names of a policy's targets."""

    FIRST_REPLY = "first_reply", "first reply"
    NEXT_REPLY = "next_reply", "next reply"
    RESOLUTION = "resolution", "resolution"


class TicketClock(models.Model):
    """One promise on one ticket: started by an event, paused while we wait for the customer, stopped when it is met.

    ``due_at`` is set while it runs and NULL while it is paused or has stopped. ``used`` is the working time of the
    stretches that are over. ``warn_at`` is when three quarters of the target are gone.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="clocks", db_index=False)
    kind = models.CharField(max_length=12, choices=ClockKind.choices)
    started_by = models.BigIntegerField(help_text="the event that started it")
    policy = models.ForeignKey(Policy, null=True, on_delete=models.SET_NULL, related_name="+")
    calendar = models.ForeignKey(Calendar, null=True, on_delete=models.SET_NULL, related_name="+")
    target = models.PositiveIntegerField(help_text="minutes of working time")
    used = models.DurationField(default=timedelta(0))
    started_at = models.DateTimeField()
    running_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    warn_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    warned_at = models.DateTimeField(null=True)
    breached_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "kind", "started_by"], name="clock_started_once"),
        ]
        indexes = [
            # The watch looks at what is due and not yet told; of a million tickets that is a handful.
            models.Index(
                fields=["due_at"], condition=Q(due_at__isnull=False, breached_at=None), name="clock_to_breach"
            ),
            models.Index(
                fields=["warn_at"],
                condition=Q(warn_at__isnull=False, warned_at=None, breached_at=None),
                name="clock_to_warn",
            ),
            models.Index(fields=["stopped_at"], condition=Q(stopped_at__isnull=False), name="clock_stopped"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of ticket {self.ticket_id}"

    @property
    def is_late(self) -> bool:
        return self.breached_at is not None or (self.due_at is not None and self.due_at <= clock.now())

    @property
    def is_paused(self) -> bool:
        return self.stopped_at is None and self.due_at is None

    def left(self, at: datetime | None = None) -> timedelta | None:
        """The time by the clock on the wall until it is due; negative when late; None while it does not run."""
        return self.due_at - (at or clock.now()) if self.due_at else None
