from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition


class Picture(AbstractImage):
    """A picture of an article, re-encoded when it came in: no location, no other metadata, bounded size.

    ``description`` says what it shows; it is asked for, because somebody reads with their ears. Articles name it as
    ``![what it shows here](picture:17)``. ``sha256`` is of the bytes as they are kept.
    """

    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    admin_form_fields = ("title", "file", "description")

    class Meta(AbstractImage.Meta):
        ordering = ["-id"]

    def get_upload_to(self, filename: str) -> str:
        return filename


class PictureRendition(AbstractRendition):
    """A picture in one size, as WebP."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]

    def get_upload_to(self, filename: str) -> str:
        return filename
