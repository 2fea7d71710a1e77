from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.tickets.models.ticket import Ticket


class TagColour(models.TextChoices):
    """The colours a tag may have; each is a pair of tokens with enough contrast by day and by night."""

    SAND = "sand", "sand"
    GREEN = "green", "green"
    AMBER = "amber", "amber"
    CLAY = "clay", "clay"
    KRAFT = "kraft", "kraft"


class Tag(models.Model):
    """A word the team sorts tickets by. ``key`` is the name without case: *Printer* and *printer* are one tag."""

    name = models.CharField(max_length=40)
    key = models.CharField(max_length=80, unique=True)
    colour = models.CharField(max_length=10, choices=TagColour.choices, default=TagColour.SAND)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return f"tag {self.pk}"


class TicketTag(models.Model):
    """That a ticket carries a tag."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="ticket_tags", db_index=False)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="ticket_tags", db_index=False)
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "tag"], name="tagged_once")]
        indexes = [models.Index(fields=["tag", "-ticket"], name="tagged_newest")]

    def __str__(self) -> str:
        return f"tag {self.tag_id} of ticket {self.ticket_id}"
