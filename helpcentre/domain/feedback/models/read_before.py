from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.tickets.models import Ticket


class ReadBefore(models.Model):
    """An article that somebody opened beside the form before they sent it: who answers need not send it again.

    The form itself says so; nobody is followed from page to page. It goes with the device's particulars.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="read_before", db_index=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "article"], name="read_before_once")]

    def __str__(self) -> str:
        return f"article {self.article_id} before ticket {self.ticket_id}"
