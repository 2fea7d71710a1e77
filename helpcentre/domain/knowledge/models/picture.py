import hashlib
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from wagtail.images.models import AbstractImage, AbstractRendition

from helpcentre.base.files.sanitise import CleanPicture, Size
from helpcentre.domain.knowledge import publishing

#: Dots of the sizes in which pages show a picture. None is wider than the picture itself.
WIDTHS = (320, 640, 1280)


class Picture(AbstractImage):
    """A picture of an article, re-encoded when it came in: no location, no other metadata, bounded size.

    ``description`` says what it shows; it is asked for, because somebody reads with their ears. Articles name it as
    ``![what it shows here](picture:17)``. ``sha256`` is of the bytes as they are kept.
    """

    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    admin_form_fields = ("title", "file", "description")

    _fresh: Sequence[Size] = ()
    _gone = ""

    class Meta(AbstractImage.Meta):
        ordering = ["-id"]

    def get_upload_to(self, filename: str) -> str:
        return filename

    def take(self, clean: CleanPicture, *, instead_of: str = "") -> None:
        """Show this from now on. ``save`` stores it in all its sizes; ``instead_of`` is the file it replaces."""
        kept = clean.kept
        self.sha256 = hashlib.sha256(kept.data).hexdigest()
        self.file = ContentFile(kept.data, name="picture.webp")
        self.width, self.height, self.file_size = kept.width, kept.height, len(kept.data)
        self.file_hash = hashlib.sha1(kept.data, usedforsecurity=False).hexdigest()  # what Wagtail looks doubles up by
        self._fresh, self._gone = clean.smaller, instead_of

    def save(self, *args: Any, **options: Any) -> None:
        fresh, gone, self._fresh, self._gone = self._fresh, self._gone, (), ""
        with transaction.atomic():
            super().save(*args, **options)
            if fresh:
                self.renditions.all().delete()
            for size in fresh:
                self.renditions.create(
                    filter_spec=page_size(size.width),
                    file=ContentFile(size.data, name="picture.webp"),
                    width=size.width,
                    height=size.height,
                )
            if gone:
                default_storage.delete(gone)
            publishing.picture_changed(self.pk)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            publishing.picture_changed(self.pk)
            gone: tuple[int, dict[str, int]] = super().delete(*args, **options)
        return gone


class PictureRendition(AbstractRendition):
    """A picture in one size, as WebP."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]

    def get_upload_to(self, filename: str) -> str:
        return filename


def page_size(width: int) -> str:
    """What marks a rendition as one for pages; the authoring screens make others for themselves."""
    return f"page-{width}"
