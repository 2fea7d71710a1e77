from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Ticket


class Rule(models.Model):
    """When something happens to a ticket, and it fits, then these things are done.

    ``trigger`` names an entry of ``triggers``; ``minutes`` belongs to those that tell time. ``conditions`` are clauses
    of ``tickets.filters``; ``deeds`` are ``{"do": key, "with": value}`` in the order in which they are done. A word
    in either that is no longer understood makes the rule do nothing, never more. ``owner`` switched it on, and speaks
    for it where a message needs an author and nobody has the ticket.
    """

    name = models.CharField(max_length=60, unique=True)
    position = models.PositiveIntegerField(default=0)
    is_on = models.BooleanField(default=False)
    trigger = models.CharField(max_length=30)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    conditions = models.JSONField(default=list)
    deeds = models.JSONField(default=list)
    owner = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name


class Outcome(models.TextChoices):
    DONE = "done", "done"
    FAILED = "failed", "failed"
    STOPPED = "stopped", "stopped"  # it fitted once more what it, or the rules it set off, had done


class Firing(models.Model):
    """That a rule did its deeds on a ticket: once for each ``occasion``. Ids only.

    ``first_event`` to ``last_event`` are the ticket's events that it caused; an event among them that sets off another
    rule makes that one's firing a consequence of this, one ``depth`` deeper. ``chain`` is the event with which it all
    began, the same for everything that follows from it.
    """

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="firings", db_index=False)
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+", db_index=False)
    occasion = models.CharField(max_length=40)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    cause = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    depth = models.PositiveSmallIntegerField(default=0)
    chain = models.BigIntegerField(null=True)
    first_event = models.BigIntegerField(null=True)
    last_event = models.BigIntegerField(null=True)
    fired_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "ticket", "occasion"], name="fired_once")]
        indexes = [
            models.Index(fields=["rule", "-fired_at"], name="firing_newest"),
            models.Index(fields=["ticket", "-id"], name="firing_of_ticket"),
        ]

    def __str__(self) -> str:
        return f"rule {self.rule_id} on ticket {self.ticket_id}"
