from django.db import models

from helpcentre.domain.knowledge.models.article import Article
from helpcentre.domain.people.models import Language


class FormerAddress(models.Model):
    """A slug that an article had while it was public. It leads to the article until another one takes it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="former_addresses")
    language = models.CharField(max_length=2, choices=Language.choices)
    slug = models.SlugField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "slug"], name="former_address_once")]

    def __str__(self) -> str:
        return f"{self.language}/{self.slug}"
