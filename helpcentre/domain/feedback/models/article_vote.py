from django.db import models
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.domain.knowledge.models import Article

WORDS_LIMIT = 500  # characters


class Verdict(models.TextChoices):
    """Whether an article helped."""

    YES = "yes", _("it helped")
    NO = "no", _("it did not help")


class Reason(models.TextChoices):
    """Why an article did not help, as the visitor says it."""

    NOT_IT = "not_it", _("It is not what I was looking for")
    UNCLEAR = "unclear", _("It is hard to understand")
    STEPS_DIFFER = "steps_differ", _("The steps do not match what I see on my phone or computer")
    OUTDATED = "outdated", _("It is out of date")
    OTHER = "other", _("Something else")


class ArticleVote(models.Model):
    """One visitor's word on one article. It names nobody: ``voter`` is a mark that goes after a day.

    While the mark stands, the same visitor changes this vote instead of casting another. ``reason`` and ``words``
    belong to a no; both may be empty.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="votes")
    verdict = models.CharField(max_length=3, choices=Verdict.choices)
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    words = models.TextField(max_length=WORDS_LIMIT, blank=True)
    voter = models.CharField(max_length=32, null=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "voter"], name="vote_once")]
        indexes = [models.Index(fields=["created_at", "article"], name="vote_recent")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.verdict}"
