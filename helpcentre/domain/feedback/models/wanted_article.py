from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Ticket


class WantedArticle(models.Model):
    """That an agent said of a ticket: there should be an article. ``draft`` is the one that was begun for it."""

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="wanted_article")
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    draft = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"article wanted by ticket {self.ticket_id}"
