from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.knowledge.models import Article


class Deflection(models.Model):
    """Somebody was writing to us, read an article instead and said that it answered them. Nobody knows who it was.

    ``key`` is the random number of their form: it makes a second tap count once, and lets them take it back. Who sends
    the form after all was not answered, and the row goes; so no row ever leads to a request.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="deflections")
    key = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return f"deflection by article {self.article_id}"
