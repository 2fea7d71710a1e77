"""Why a ticket is in no list for now: somebody put it away until a day, it is spam, or it lives on in another."""

from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models.ticket import Status, Ticket


class Woken(models.TextChoices):
    """What ended a snooze."""

    TIME = "time", "the time came"
    CUSTOMER = "customer", "the customer wrote"
    STAFF = "staff", "a colleague fetched it"
    ASIDE = "aside", "it was closed, or set aside for another reason"


class Snooze(models.Model):
    """That somebody put a ticket away until a moment. It lasts while ``ended_at`` is NULL; a ticket has one at most."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="snoozes", db_index=False)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    until = models.DateTimeField()
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=10, blank=True, choices=Woken.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket"], condition=Q(ended_at=None), name="snoozed_once"),
        ]
        indexes = [
            models.Index(fields=["ticket"], name="snooze_of_ticket"),
            models.Index(fields=["until"], condition=Q(ended_at=None), name="snooze_due"),
        ]

    def __str__(self) -> str:
        return f"snooze of ticket {self.ticket_id}"


class Merge(models.Model):
    """That a ticket lives on in another. Its messages stay its own, so that nobody reads more than before.

    It lasts while ``undone_at`` is NULL. ``status_before`` is what undoing gives back.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="merges", db_index=False)
    into = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="merged", db_index=False)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    status_before = models.CharField(max_length=10, choices=Status.choices)
    made_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket"], condition=Q(undone_at=None), name="merged_once")]
        indexes = [
            models.Index(fields=["ticket"], name="merge_of_ticket"),
            models.Index(fields=["into"], condition=Q(undone_at=None), name="merge_into_ticket"),
        ]

    def __str__(self) -> str:
        return f"ticket {self.ticket_id} in {self.into_id}"
