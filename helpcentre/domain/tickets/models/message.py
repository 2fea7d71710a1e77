from django.db import models
from django.utils.safestring import SafeString

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import markup
from helpcentre.domain.tickets.models.ticket import Ticket


class MessageKind(models.TextChoices):
    """A ``reply`` is for everyone in the conversation; a ``note`` never leaves the team."""

    REPLY = "reply", "reply"
    NOTE = "note", "note"


class Side(models.TextChoices):
    CUSTOMER = "customer", "customer"
    TEAM = "team", "team"


class Message(models.Model):
    """Something said in a ticket. ``body`` is what was typed; it is formatted when shown (``markup``).

    ``key`` is the sender's idempotency key: the same form sent twice makes one message.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="messages", db_index=False)
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="messages")
    side = models.CharField(max_length=10, choices=Side.choices)
    kind = models.CharField(max_length=10, choices=MessageKind.choices, default=MessageKind.REPLY)
    body = models.TextField()
    key = models.CharField(max_length=64, null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["ticket", "id"], name="message_of_ticket")]
        constraints = [models.UniqueConstraint(fields=["ticket", "key"], name="message_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_note(self) -> bool:
        return self.kind == MessageKind.NOTE

    @property
    def as_html(self) -> SafeString:
        """How it is shown: a little Markdown from staff, as it was typed from customers."""
        return markup.formatted(self.body) if self.side == Side.TEAM else markup.as_typed(self.body)

    @property
    def as_text(self) -> str:
        """How it is read where there is no HTML."""
        return markup.plain(self.body) if self.side == Side.TEAM else self.body
