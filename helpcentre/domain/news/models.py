import secrets
import uuid

from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.knowledge.models import Announcement
from helpcentre.domain.people.models import Language, Person


def new_salt() -> str:
    return secrets.token_hex(8)


class NewsSubscriber(models.Model):
    """An address that asked for news. Nothing but the question whether it meant it is mailed before ``confirmed_at``.

    ``person`` is set with it. ``ended_at`` is set when they stop; the row goes some days later, so that the links in
    old mails still say that it is over. ``salt`` is what the private links are made from (``links.py``).
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    email = models.EmailField(max_length=254, unique=True, help_text="in lower case")
    language = models.CharField(max_length=2, choices=Language.choices)
    salt = models.CharField(max_length=16, default=new_salt)
    words_version = models.PositiveIntegerField()
    asked_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["asked_at"], name="news_subscriber_asked")]

    def __str__(self) -> str:
        return f"news subscriber {self.pk}"

    @property
    def is_on(self) -> bool:
        """Whether news may be mailed to them."""
        return self.confirmed_at is not None and self.ended_at is None

    @property
    def is_asked(self) -> bool:
        """Whether the question whether they want news is open: a link from before they stopped begins nothing."""
        return self.ended_at is None or self.asked_at > self.ended_at

    @property
    def masked_email(self) -> str:
        """Enough to recognise one's own address on a shared phone: ``n…@stores.example``."""
        name, _, domain = self.email.rpartition("@")
        return f"{name[:1]}…@{domain}"


class NewsMailing(models.Model):
    """That an announcement is mailed. Whoever had confirmed by ``started_at`` gets it."""

    announcement = models.OneToOneField(Announcement, on_delete=models.CASCADE, related_name="+")
    started_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"mailing of announcement {self.announcement_id}"


class NewsSending(models.Model):
    """That a subscriber was mailed an announcement: once, whatever languages it is written in."""

    subscriber = models.ForeignKey(NewsSubscriber, on_delete=models.CASCADE, related_name="sendings")
    translation_key = models.UUIDField(default=uuid.uuid4)
    mail_id = models.BigIntegerField()
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["translation_key", "subscriber"], name="news_once")]

    def __str__(self) -> str:
        return f"{self.translation_key} to subscriber {self.subscriber_id}"
