"""What is known about a stored file. Its bytes are in the file store, under ``name``."""

from django.conf import settings
from django.db import models

from helpcentre.base.core.clock import now
from helpcentre.base.files.names import random_name


class Purpose(models.TextChoices):
    ATTACHMENT = "attachment"  # sent with a message of a ticket
    ARTICLE_IMAGE = "article_image"  # shown in an article
    PAPER = "paper"  # by which an authority asks for data
    DISCLOSURE = "disclosure"  # what was made for it, sealed


class Finding(models.TextChoices):
    """What the scanner says of a file that is not clean."""

    TOO_LARGE = "too_large"  # it looks at no file of this size
    INFECTED = "infected"  # found after it had been kept, in what cannot simply be taken out


class StoredFile(models.Model):
    """A row exists only when its bytes do: they are on the disk before it is written (``actions.keep``).

    What a user called the file is not here: it belongs to whatever the file is part of.
    """

    name = models.CharField(max_length=32, unique=True, default=random_name, editable=False)
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    purpose = models.CharField(max_length=30, choices=Purpose)
    #: Nobody could look for viruses when it came; it is looked at as soon as the scanner answers.
    awaits_scan = models.BooleanField(default=False)
    finding = models.CharField(max_length=10, choices=Finding.choices, blank=True)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["purpose", "created_at"], name="files_purpose_created"),
            models.Index(fields=["awaits_scan", "id"], condition=models.Q(awaits_scan=True), name="files_await_scan"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_held_back(self) -> bool:
        """Whether nobody gets it: before it was looked at, or because of what was found."""
        if self.finding == Finding.INFECTED:
            return True
        if self.is_too_large_to_scan:
            return not settings.GIVES_UNSCANNABLE
        return self.awaits_scan and not settings.SHOWS_UNSCANNED

    @property
    def is_too_large_to_scan(self) -> bool:
        return self.finding == Finding.TOO_LARGE


class Infection(models.Model):
    """That a virus was found in a file, which was not kept: its size and what its bytes were, for whoever looks into
    it. Who sent it stands in the event."""

    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    found_at = models.DateTimeField(default=now, editable=False)

    def __str__(self) -> str:
        return f"infection {self.pk}"
