import uuid
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.knowledge import events
from helpcentre.domain.knowledge.models.told import Told, delete_each
from helpcentre.domain.people.models import Language

DEEPEST = 3  # levels of topics; a phone shows no more than that


class TopicQuerySet(models.QuerySet["Topic"]):
    def delete(self) -> tuple[int, dict[str, int]]:
        return delete_each(self)


class Topic(Told):
    """A shelf of articles in one language. Rows that share ``translation_key`` are the same shelf.

    ``key`` is the shelf's name in files (``topic: payments``), the same in every language. ``parent`` is the shelf it
    stands in, of the same language. Selectors add ``article_count``, its published articles.
    """

    told_as = events.TOPIC_CHANGED

    translation_key = models.UUIDField(default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60)
    language = models.CharField(max_length=2, choices=Language.choices)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=240, blank=True)
    icon = models.CharField(max_length=20, default="book", help_text="a symbol of the icon sprite")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    position = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Topic"]] = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="topic_address"),
            models.UniqueConstraint(fields=["key", "language"], name="topic_key"),
            models.UniqueConstraint(fields=["translation_key", "language"], name="topic_translation"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> list["Topic"]:
        """The topics around this one, the outermost first, and itself last."""
        return [*(self.parent.path if self.parent else []), self]

    def clean(self) -> None:
        """Raises ValidationError when the parent speaks another language, stands inside this topic or is too deep."""
        levels, above = 1, self.parent
        while above is not None:
            levels += 1
            inside = self.pk is not None and above.pk == self.pk
            if inside or above.language != self.language or levels > DEEPEST:
                raise ValidationError({"parent": _("Choose a topic of the same language that can hold this one.")})
            above = above.parent
