from django.db import models
from django.db.models import Q


class Event(models.Model):
    """One thing that happened, written in the transaction of the change itself. Ids and enum values, never words.

    Append-only. ``subject_kind`` and ``subject_id`` name the row it happened to; ``actor_id`` is a person's id and
    outlives the person as a number that means nothing.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=60)
    occurred_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="event_subject"),
            models.Index(fields=["kind", "id"], name="event_kind"),
            # What somebody did, by kind, over time: whom a member of staff looked at in a month, for instance.
            models.Index(
                fields=["actor_id", "kind", "occurred_at", "id"],
                condition=Q(actor_id__isnull=False),
                name="event_actor_in_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.kind} {self.subject_kind}:{self.subject_id}"


class SubscriberCursor(models.Model):
    """How far one subscriber has read the log. ``failures`` counts the tries at the event after ``last_event_id``."""

    name = models.CharField(max_length=80, primary_key=True)
    last_event_id = models.BigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} at {self.last_event_id}"


class ParkedEvent(models.Model):
    """An event one subscriber could not read after all its tries; kept for a person to look at, never lost."""

    subscriber = models.CharField(max_length=80)
    event = models.ForeignKey(Event, on_delete=models.CASCADE)
    parked_at = models.DateTimeField()
    error = models.CharField(max_length=200, help_text="the exception's type and place, without its text")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subscriber", "event"], name="parked_once")]

    def __str__(self) -> str:
        return f"{self.subscriber} parked {self.event_id}"
