import uuid
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, PreviewableMixin, Revision, RevisionMixin

from helpcentre.base.core import clock
from helpcentre.domain.knowledge import previews, publishing
from helpcentre.domain.knowledge.markup.cleaning import cleaned
from helpcentre.domain.people.models import Language


class AnnouncementKind(models.TextChoices):
    """``INCIDENT`` stands as a banner on every page while it is live, and so does ``NOTICE``, which alarms nobody."""

    NEWS = "news", _("news")
    INCIDENT = "incident", _("incident")
    NOTICE = "notice", _("notice")


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def delete(self) -> tuple[int, dict[str, int]]:
        """One by one, so that an event goes with each row."""
        with transaction.atomic():
            gone = [announcement.delete() for announcement in self]
        return sum(count for count, _ in gone), {}


class Announcement(DraftStateMixin, RevisionMixin, PreviewableMixin, models.Model):
    """What the team tells everybody, in one language. Rows that share ``translation_key`` say the same thing.

    ``body`` is Markdown, kept short. ``go_live_at`` and ``expire_at`` say from when until when it stands.
    """

    translation_key = models.UUIDField(default=uuid.uuid4, editable=False)
    language = models.CharField(max_length=2, choices=Language.choices)
    kind = models.CharField(max_length=10, choices=AnnouncementKind.choices, default=AnnouncementKind.NEWS)
    title = models.CharField(max_length=120)
    body = models.TextField(blank=True)
    by_mail = models.BooleanField(
        _("send by mail"),
        default=False,
        help_text=_("Mailed once, when it is published, to the people who asked for news."),
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="announcement",
        for_concrete_model=False,
    )

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["translation_key", "language"], name="announcement_translation")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Takes out of the text what could run."""
        super().clean()
        self.body = cleaned(self.body).text

    @property
    def revisions(self) -> Any:
        return self._revisions

    def save_revision(self, *args: Any, **options: Any) -> Revision:
        publishing.keep_as_read(self, options.get("overwrite_revision"))
        return super().save_revision(*args, **options)

    def publish(self, revision: Revision, user: Any = None, **options: Any) -> None:
        with transaction.atomic():
            super().publish(revision, user=user, **options)
            publishing.announcement_changed(self.pk, user)

    def unpublish(self, set_expired: bool = False, commit: bool = True, user: Any = None, **options: Any) -> None:
        with transaction.atomic():
            super().unpublish(set_expired=set_expired, commit=commit, user=user, **options)
            publishing.announcement_changed(self.pk, user)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            publishing.announcement_changed(self.pk, None)
            return super().delete(*args, **options)

    def serve_preview(self, asked: Any, mode_name: str) -> Any:
        """The page that the public would see."""
        return previews.draw(self, asked)
