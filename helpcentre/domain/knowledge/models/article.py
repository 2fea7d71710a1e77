import uuid
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from helpcentre.base.core import clock
from helpcentre.domain.knowledge import previews, publishing
from helpcentre.domain.knowledge.markup.cleaning import cleaned
from helpcentre.domain.knowledge.models import review
from helpcentre.domain.knowledge.models.topic import Topic
from helpcentre.domain.knowledge.render import reading_minutes
from helpcentre.domain.people.models import Language, Person


class Audience(models.TextChoices):
    """Who may read an article. Only public ones are searched, listed and kept by the front."""

    PUBLIC = "public", _("everybody")
    SIGNED_IN = "signed_in", _("people who signed in")
    STAFF = "staff", _("the support team")


class ArticleQuerySet(models.QuerySet["Article"]):
    def delete(self) -> tuple[int, dict[str, int]]:
        """One by one, so that index and event go with each row."""
        with transaction.atomic():
            gone = [article.delete() for article in self]
        return sum(count for count, _ in gone), {}


class Article(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model):
    """One answer in one language. Rows that share ``translation_key`` say the same thing.

    ``body`` is Markdown. Only live articles are found, listed or served. ``keywords`` are words and whole questions as
    people say them, separated by commas; they are searched and not shown. ``countries``, ``apps`` and ``plans`` say
    whom it applies to, as lower-case words separated by commas; empty is everybody.

    ``news_at`` is when it was first published or last rewritten; what came with the Help Centre is no news.

    ``source`` is the article this one was translated from, ``source_revision`` the text it was translated from: the
    translation is outdated once the source is live with another one.

    Wagtail writes through ``publish``, ``unpublish`` and ``delete``, each of which commits row, event and index
    together; so do ``actions``.
    """

    translation_key = models.UUIDField(default=uuid.uuid4, editable=False)
    language = models.CharField(max_length=2, choices=Language.choices)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="articles")
    slug = models.SlugField(max_length=120)
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=300, blank=True)
    keywords = models.CharField(max_length=2000, blank=True)
    body = models.TextField()
    position = models.PositiveIntegerField(default=0)
    is_popular = models.BooleanField(default=False, help_text="shown on the front page")
    is_starter = models.BooleanField(default=False, help_text="came with the Help Centre; check it with product")
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    countries = models.CharField(max_length=80, blank=True, help_text="ISO 3166-1 alpha-2, separated by commas")
    apps = models.CharField(max_length=80, blank=True, help_text="android, web, … separated by commas")
    plans = models.CharField(max_length=80, blank=True, help_text="names of plans, separated by commas")
    owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    review_by = models.DateField(null=True, blank=True)
    source = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="translations"
    )
    source_revision = models.ForeignKey(
        Revision, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    updated_at = models.DateTimeField(default=clock.now, editable=False)
    news_at = models.DateTimeField(null=True, blank=True, editable=False)

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="article",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="article",
        for_concrete_model=False,
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["position", "id"]
        # Rows are wide. What lists and counts read stands in an index, or home reads ten thousand texts to show four.
        indexes = [
            models.Index(fields=["language", "is_popular", "position"], name="article_popular"),
            models.Index(fields=["topic", "live", "audience", "position", "id"], name="article_shelf"),
            models.Index(fields=["language", "-news_at", "-id"], name="article_news"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="article_address"),
            models.UniqueConstraint(fields=["translation_key", "language"], name="article_translation"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def revisions(self) -> Any:
        return self._revisions

    @property
    def is_public(self) -> bool:
        return self.live and self.audience == Audience.PUBLIC

    @property
    def minutes(self) -> int:
        """How long it takes to read, at least 1."""
        return reading_minutes(self.body)

    @property
    def is_outdated(self) -> bool:
        """Whether the article it was translated from has been published with another text since."""
        return self.source is not None and self.source.live_revision_id not in (None, self.source_revision_id)

    def clean(self) -> None:
        """Takes out of the text what could run. Raises ValidationError for a topic of another language."""
        super().clean()
        self.body = cleaned(self.body).text
        if self.topic_id and self.topic.language != self.language:
            raise ValidationError({"topic": _("This topic is in the other language.")})

    @classmethod
    def get_default_workflow(cls) -> Any:
        """Wagtail asks which way a draft goes when its writer may not publish: always through a review."""
        return review.workflow()

    def with_content_json(self, content: Any) -> "Article":
        """A text of the past with today's facts: what it translates is the row's, not the revision's."""
        past: Article = super().with_content_json(content)
        past.source_id, past.source_revision_id = self.source_id, self.source_revision_id
        return past

    # What Wagtail calls. Its own code writes outside a transaction and knows neither index nor events.

    def save_revision(self, *args: Any, **options: Any) -> Revision:
        publishing.keep_as_read(self, options.get("overwrite_revision"))
        return super().save_revision(*args, **options)

    def publish(self, revision: Revision, user: Any = None, **options: Any) -> None:
        """Live now, or on its day when ``go_live_at`` is later."""
        with transaction.atomic():
            before = Article.objects.get(pk=self.pk)
            super().publish(revision, user=user, **options)
            publishing.published(self.pk, revision.pk, user, before=before)

    def unpublish(self, set_expired: bool = False, commit: bool = True, user: Any = None, **options: Any) -> None:
        with transaction.atomic():
            super().unpublish(set_expired=set_expired, commit=commit, user=user, **options)
            publishing.unpublished(self.pk, self.topic_id, user)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            publishing.deleted(self)
            return super().delete(*args, **options)

    def serve_preview(self, asked: Any, mode_name: str) -> Any:
        """The page that the public would see."""
        return previews.draw(self, asked)
