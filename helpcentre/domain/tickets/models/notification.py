from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models.ticket import Ticket


class NotificationKind(models.TextChoices):
    ASSIGNED = "assigned", "assigned to me"
    CUSTOMER_REPLIED = "customer_replied", "customer replied"
    MENTIONED = "mentioned", "mentioned"
    CLOCK_WARNED = "clock_warned", "a promise is nearly due"
    CLOCK_BREACHED = "clock_breached", "a promise is late"
    SNOOZE_OVER = "snooze_over", "a snoozed ticket is back"
    FOLLOWED = "followed", "news in a ticket I follow"
    RULE = "rule", "told by a rule"


class Notification(models.Model):
    """Something a member of staff should know. One per person, event and kind, however often the reader runs."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notifications", db_index=False)
    kind = models.CharField(max_length=20, choices=NotificationKind.choices)
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    event_id = models.BigIntegerField()
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "event_id", "kind"], name="notified_once")]
        indexes = [
            models.Index(fields=["person", "-id"], name="notification_newest"),
            # Counted on every page of the desk; what was read long ago is not looked at for it.
            models.Index(fields=["person", "read_at"], condition=models.Q(read_at=None), name="notification_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for person {self.person_id}"


class NotificationPreference(models.Model):
    """How one member of staff wants to be told of one kind. No row means on screen and by mail."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="notification_preferences", db_index=False
    )
    kind = models.CharField(max_length=20, choices=NotificationKind.choices)
    on_screen = models.BooleanField(default=True)
    by_mail = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="preference_once")]

    def __str__(self) -> str:
        return f"{self.kind} preference of person {self.person_id}"
