import uuid

from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.knowledge.render import reading_minutes
from helpcentre.domain.people.models import Language


class Topic(models.Model):
    """A shelf of articles in one language. Rows that share ``translation_key`` are the same shelf.

    ``key`` is the shelf's name in files (``topic: payments``), the same in every language. Selectors
    add ``article_count``, its published articles.
    """

    translation_key = models.UUIDField(default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60)
    language = models.CharField(max_length=2, choices=Language.choices)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=240, blank=True)
    icon = models.CharField(max_length=20, default="book", help_text="a symbol of the icon sprite")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="topic_address"),
            models.UniqueConstraint(fields=["key", "language"], name="topic_key"),
            models.UniqueConstraint(fields=["translation_key", "language"], name="topic_translation"),
        ]

    def __str__(self) -> str:
        return self.title


class Article(models.Model):
    """One answer in one language. Rows that share ``translation_key`` say the same thing.

    ``body`` is Markdown. Only published articles are found, listed or served. ``keywords`` are what people call
    the matter, separated by commas; they are searched and not shown.
    """

    translation_key = models.UUIDField(default=uuid.uuid4, editable=False)
    language = models.CharField(max_length=2, choices=Language.choices)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="articles")
    slug = models.SlugField(max_length=120)
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=300, blank=True)
    keywords = models.CharField(max_length=500, blank=True)
    body = models.TextField()
    position = models.PositiveIntegerField(default=0)
    is_popular = models.BooleanField(default=False, help_text="shown on the front page")
    is_starter = models.BooleanField(default=False, help_text="came with the Help Centre; check it with product")
    published_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["language", "is_popular", "position"], name="article_popular")]
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="article_address"),
            models.UniqueConstraint(fields=["translation_key", "language"], name="article_translation"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def minutes(self) -> int:
        """How long it takes to read, at least 1."""
        return reading_minutes(self.body)
