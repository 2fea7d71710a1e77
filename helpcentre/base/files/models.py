"""What is known about a stored file. Its bytes are in the file store, under ``name``."""

from django.db import models

from helpcentre.base.core.clock import now
from helpcentre.base.files.names import random_name


class Purpose(models.TextChoices):
    ATTACHMENT = "attachment"  # sent with a message of a ticket
    ARTICLE_IMAGE = "article_image"  # shown in an article


class StoredFile(models.Model):
    """A row exists only when its bytes do: they are on the disk before it is written (``actions.keep``).

    What a user called the file is not here: it belongs to whatever the file is part of.
    """

    name = models.CharField(max_length=32, unique=True, default=random_name, editable=False)
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    purpose = models.CharField(max_length=30, choices=Purpose)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["purpose", "created_at"], name="files_purpose_created")]

    def __str__(self) -> str:
        return self.name
