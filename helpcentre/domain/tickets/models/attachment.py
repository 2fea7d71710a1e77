from django.db import models

from helpcentre.base.core import clock
from helpcentre.base.files.kinds import Kind
from helpcentre.base.files.models import StoredFile
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models.message import Message

THUMBNAIL = 320  # dots across, at most


class Removal(models.TextChoices):
    """Why a file went, where that is worth saying. No column: it stands in the event."""

    VIRUS = "virus", "a virus was found in it"


class Attachment(models.Model):
    """A file sent with a message. While ``message`` is NULL it waits for one, for a day at most.

    Who may see the message may see it; who holds its claim (``attaching.claims``) may put it to a message. ``name`` is
    what its sender called it, made harmless; ``width`` and ``height`` are dots of a picture as it is kept. ``upload``
    names the resumable upload it came by, so that finishing one twice makes one attachment.

    A row goes only by ``actions.remove_attachment``, which takes the bytes along: hence PROTECT.
    """

    message = models.ForeignKey(Message, null=True, on_delete=models.PROTECT, related_name="attachments")
    uploader = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    thumbnail = models.OneToOneField(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=120)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    upload = models.CharField(max_length=32, null=True, unique=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(message=None), name="attachment_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_shown(self) -> bool:
        """Whether a browser may show or play it where it stands; everything else is only for saving."""
        return self.kind in (Kind.IMAGE, Kind.AUDIO)

    @property
    def has_preview(self) -> bool:
        """Whether a page of ours shows its words. A PDF is only for saving: no browser opens one in a sandbox."""
        return self.kind == Kind.TEXT and not self.file.is_held_back

    @property
    def small_size(self) -> tuple[int, int]:
        """Dots of the thumbnail, so that the page leaves room for it before it comes."""
        if not self.width or not self.height:
            return (0, 0)
        across = min(THUMBNAIL, self.width)
        return across, max(1, round(self.height * across / self.width))
