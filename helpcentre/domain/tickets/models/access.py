from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models.ticket import Ticket


class ParticipantRole(models.TextChoices):
    """Who asked; who was asked to read along and is told of answers; who follows because they run the shop."""

    REQUESTER = "requester", "requester"
    CC = "cc", "copied"
    FOLLOWER = "follower", "follower"


class Participant(models.Model):
    """Who may see a ticket from outside the team, and from which message on.

    ``visible_from`` is the id of the first message they may read, 0 for all of them: someone added later never
    reads what was written before, whatever route added them.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="participants", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="participations")
    role = models.CharField(max_length=10, choices=ParticipantRole.choices)
    visible_from = models.BigIntegerField(default=0)
    added_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "person"], name="participant_once")]

    def __str__(self) -> str:
        return f"person {self.person_id} in ticket {self.ticket_id}"


class TicketLink(models.Model):
    """A private link to one ticket for one person. The address is derived from ``salt`` and the signing key.

    It stops when revoked, and 30 days after the ticket is closed (``Ticket.links_end_at``).
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    salt = models.CharField(max_length=32)
    created_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link to ticket {self.ticket_id}"
