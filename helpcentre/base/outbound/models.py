from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Status(models.TextChoices):
    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


class OutboundMessage(models.Model):
    """What every message that leaves the house has, whatever its medium.

    ``person_id`` is the id of a ``people.Person``, kept as a plain number because people live on a higher floor.
    ``last_error`` names the type of the last failure and a server's reply code, never a server's words.
    """

    kind = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    person_id = models.BigIntegerField(null=True, db_index=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class OutboundMail(OutboundMessage):
    """One mail to one address. ``text`` and ``html`` are emptied as soon as it is sent, failed or cancelled;
    ``masked_text`` stays, without codes and private links."""

    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    masked_text = models.TextField(blank=True)
    headers = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    message_id = models.CharField(max_length=255, unique=True)
    file_name = models.CharField(max_length=80, blank=True, help_text="in the outbox folder, if kept as a file")

    class Meta:
        indexes = [models.Index(fields=["-created_at"], name="outbound_mail_newest")]

    def __str__(self) -> str:
        return f"mail {self.pk} {self.kind} {self.status}"


class OutboundSms(OutboundMessage):
    """One text message to one number. ``text`` is emptied as soon as it is sent or failed; ``masked_text`` stays."""

    number = models.CharField(max_length=16, help_text="E.164")
    text = models.TextField(blank=True)
    masked_text = models.TextField(blank=True)
    reference = models.CharField(max_length=32, unique=True)
    file_name = models.CharField(max_length=80, blank=True, help_text="in the outbox folder, if kept as a file")

    class Meta:
        indexes = [models.Index(fields=["-created_at"], name="outbound_sms_newest")]

    def __str__(self) -> str:
        return f"text message {self.pk} {self.kind} {self.status}"
