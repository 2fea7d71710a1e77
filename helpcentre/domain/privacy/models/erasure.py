import secrets

from django.db import models
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models.rights_request import RightsRequest


def new_key() -> str:
    """An address that nobody guesses."""
    return secrets.token_hex(16)


class Cause(models.TextChoices):
    """Why somebody is erased: they asked on a page, staff did it for them, a command, a backup that came back, their
    account was closed, or there was no sign of them for long."""

    ASKED = "asked", "asked"
    STAFF = "staff", "by staff"
    COMMAND = "command", "by command"
    REPLAY = "replay", "a backup came back"
    CLOSED = "closed", "their account was closed"
    INACTIVE = "inactive", "no sign of them for long"


class Erasure(models.Model):
    """That a person is to be erased, or was. The row outlives them: it says when, and how much of what went.

    ``begins_at`` is the end of the days in which they may think better of it. ``key`` is the address of the
    certificate. ``looks_for`` holds what they are called while the job looks for it elsewhere, and is empty after.
    ``certificate_to`` is where the certificate is mailed; it goes with the mail, at ``address_gone_at``.
    ``ledger_number`` and ``ledger_chain`` are those of its entry in the ledger.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="erasures")
    request = models.ForeignKey(
        RightsRequest, null=True, blank=True, on_delete=models.SET_NULL, related_name="erasures"
    )
    cause = models.CharField(max_length=10, choices=Cause.choices)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    asked_at = models.DateTimeField(default=clock.now)
    begins_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True, help_text="when a legal hold was last seen to pause it")
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    looks_for = models.JSONField(default=dict, blank=True)
    certificate_to = models.EmailField(max_length=254, blank=True)
    address_gone_at = models.DateTimeField(null=True, blank=True)
    ledger_number = models.PositiveIntegerField(null=True, blank=True)
    ledger_chain = models.CharField(max_length=64, blank=True)
    certificate = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(cancelled_at=None, finished_at=None),
                name="one_erasure_of_a_person_at_a_time",
            )
        ]
        indexes = [
            models.Index(
                fields=["begins_at"], condition=Q(cancelled_at=None, finished_at=None), name="erasure_not_over"
            ),
            models.Index(fields=["-finished_at"], name="erasure_newest"),
        ]

    def __str__(self) -> str:
        return f"erasure {self.pk}"

    @property
    def is_over(self) -> bool:
        return self.cancelled_at is not None or self.finished_at is not None

    @property
    def waits(self) -> bool:
        """Nothing has gone yet: it can still be taken back."""
        return not self.is_over and self.started_at is None


class ErasureStep(models.Model):
    """One step that is done, so that a job that died goes on after it. ``lap``: how often all was gone through."""

    erasure = models.ForeignKey(Erasure, on_delete=models.CASCADE, related_name="steps", db_index=False)
    lap = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    count = models.PositiveBigIntegerField(default=0)
    done_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["erasure", "lap", "name"], name="erasure_step_once")]

    def __str__(self) -> str:
        return f"{self.name} of erasure {self.erasure_id}"
