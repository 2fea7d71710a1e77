from django.db import models

from helpcentre.domain.knowledge.models import Article


class ArticleReading(models.Model):
    """How often the page of an article was sent on one day. Only a number: nobody is told apart, robots count too."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="reading_once")]
        indexes = [models.Index(fields=["day"], name="reading_day")]

    def __str__(self) -> str:
        return f"{self.day} article {self.article_id}: {self.number}"
