from django.db import models
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.domain.feedback.models.external_link import ExternalLink
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.people.models import Person


class Section(models.TextChoices):
    """What authors can do something about, in the order of their board: nearest to a person who waits first."""

    WANTED = "wanted", _("Wanted articles")
    UNANSWERED = "unanswered", _("Searches without a result")
    UNOPENED = "unopened", _("Searches where nothing was opened")
    VOTED_DOWN = "voted_down", _("Articles that did not help")
    CHECK_MARKS = "check_marks", _("To check with product")
    OUTDATED = "outdated", _("Outdated translations")
    UNTRANSLATED = "untranslated", _("Missing translations")
    PAST_REVIEW = "past_review", _("Past the review date")
    DEAD_LINKS = "dead_links", _("Dead links")
    UNREAD = "unread", _("Articles that nobody finds")


class Task(models.Model):
    """One row of the authors' board: something that is so now and that an act of theirs would change.

    The rows are worked out again and again from what they tell of (``board/``), and go when it is no longer so.
    ``subject`` names what it is about within its section; ``words`` are the question, for a search. ``weight`` orders a
    section, heaviest first; ``facts`` are small numbers and enum values that the row shows.
    """

    section = models.CharField(max_length=12, choices=Section.choices)
    subject = models.CharField(max_length=180)
    language = models.CharField(max_length=2, blank=True)
    words = models.CharField(max_length=120, blank=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, related_name="+")
    link = models.ForeignKey(ExternalLink, on_delete=models.CASCADE, null=True, related_name="+")
    weight = models.IntegerField(default=0)
    facts = models.JSONField(default=dict)
    since = models.DateTimeField(default=clock.now)
    set_aside_at = models.DateTimeField(null=True)
    set_aside_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["section", "subject"], name="task_once")]
        indexes = [
            models.Index(fields=["section", "set_aside_at", "-weight", "id"], name="task_order"),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.subject}"
