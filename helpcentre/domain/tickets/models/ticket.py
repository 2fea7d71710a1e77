from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock, references
from helpcentre.domain.people.models import Business, Language, Person, Team

REFERENCE_PREFIX = "DK"
LINK_LIFE_AFTER_CLOSING = timedelta(days=30)


class Status(models.TextChoices):
    """``open`` waits for the team, ``pending`` waits for the requester, ``closed`` waits for nobody."""

    OPEN = "open", "open"
    PENDING = "pending", "pending"
    CLOSED = "closed", "closed"


class Channel(models.TextChoices):
    """How the first message came. Mail, chat and feedback join with their channels."""

    WEB = "web", "web form"
    PHONE = "phone", "phone call"
    WALK_IN = "walk_in", "in person"


class Priority(models.IntegerChoices):
    LOW = 1, "low"
    NORMAL = 2, "normal"
    HIGH = 3, "high"
    URGENT = 4, "urgent"


class Aside(models.TextChoices):
    """Why a ticket stands in no list for now; ``models/aside.py`` holds who, when and until when."""

    SNOOZED = "snoozed", "snoozed"
    SPAM = "spam", "spam"
    MERGED = "merged", "merged"


class Ticket(models.Model):
    """The conversation with one requester about one thing, whatever its channel.

    ``waiting_since`` is when the team last became the one to answer; NULL while it is not. ``last_message`` serves the
    inbox row and is written in the transaction of the message. ``set_aside`` is NULL while it stands in its lists.
    """

    subject = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    set_aside = models.CharField(max_length=10, null=True, blank=True, choices=Aside.choices)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    language = models.CharField(max_length=2, choices=Language.choices)
    requester = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tickets", db_index=False)
    business = models.ForeignKey(
        Business, null=True, blank=True, on_delete=models.SET_NULL, related_name="tickets", db_index=False
    )
    assignee = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="assigned", db_index=False
    )
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="tickets", db_index=False
    )
    last_message = models.ForeignKey("tickets.Message", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)
    waiting_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(
        null=True, help_text="when the next of our promises on it falls due; by service levels"
    )
    first_replied_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    requester_proved_at = models.DateTimeField(
        null=True, help_text="when the requester was known to be who they say: signed in, or spoken with by staff"
    )

    class Meta:
        # The foreign keys' own indexes would repeat the first columns of these, and mislead the planner besides.
        # Conditions on NULL, not on status: a planner matches them although statuses travel as parameters.
        # The counts of the rail ask for tickets that nobody set aside. With every column of that question in it, also
        # one that is NULL throughout, an index answers alone.
        indexes = [
            models.Index(fields=["status", "-updated_at", "-id", "set_aside"], name="ticket_by_status"),
            models.Index(
                fields=["-updated_at", "-id", "set_aside", "closed_at"],
                condition=Q(closed_at=None),
                name="ticket_unclosed",
            ),
            models.Index(
                fields=["assignee", "-updated_at", "-id", "set_aside", "closed_at"],
                condition=Q(closed_at=None),
                name="ticket_of_assignee",
            ),
            models.Index(
                fields=["waiting_since", "id", "set_aside"],
                condition=Q(waiting_since__isnull=False),
                name="ticket_waiting",
            ),
            models.Index(
                fields=["waiting_since", "id", "set_aside", "assignee"],
                condition=Q(waiting_since__isnull=False, assignee=None),
                name="ticket_unassigned",
            ),
            models.Index(
                fields=["assignee", "closed_at", "waiting_since"],
                condition=Q(closed_at=None, waiting_since__isnull=False),
                name="ticket_load_of_assignee",
            ),
            models.Index(fields=["due_at", "id"], condition=Q(due_at__isnull=False), name="ticket_due"),
            models.Index(
                fields=["assignee", "due_at", "id"], condition=Q(due_at__isnull=False), name="ticket_due_of_assignee"
            ),
            models.Index(
                fields=["team", "-updated_at", "-id"],
                condition=Q(closed_at=None, team__isnull=False),
                name="ticket_of_team",
            ),
            models.Index(
                fields=["-priority", "-updated_at", "-id"], condition=Q(closed_at=None), name="ticket_by_priority"
            ),
            models.Index(
                fields=["set_aside", "-updated_at", "-id"],
                condition=Q(set_aside__isnull=False),
                name="ticket_set_aside",
            ),
            models.Index(fields=["requester", "-updated_at"], name="ticket_by_requester"),
            models.Index(fields=["business", "-updated_at"], name="ticket_by_business"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What people say: ``DK-`` and the id with a check digit. Public, so it opens nothing by itself."""
        return references.make(REFERENCE_PREFIX, self.pk)

    @property
    def is_closed(self) -> bool:
        return self.status == Status.CLOSED

    @property
    def links_end_at(self) -> datetime | None:
        """When private links stop working; None while the ticket is not closed."""
        return self.closed_at + LINK_LIFE_AFTER_CLOSING if self.closed_at else None


class Submission(models.Model):
    """A form that was sent: its key makes a second sending find the first ticket instead of making another."""

    key = models.CharField(max_length=64, unique=True)
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE)
    created_at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return f"submission of ticket {self.ticket_id}"
