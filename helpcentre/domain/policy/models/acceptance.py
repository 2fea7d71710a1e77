from django.conf import settings
from django.db import models

from helpcentre.base.core import clock
from helpcentre.base.core.append_only import AppendOnly
from helpcentre.domain.policy.models.version import PolicyVersion


class Act(models.TextChoices):
    """By which act somebody accepted."""

    REQUEST = "request", "sent a request"
    REPLY = "reply", "answered in a request"
    SIGN_IN = "sign_in", "signed in"
    NEWS = "news", "said yes to news"


class PolicyAcceptance(AppendOnly):
    """Who accepted which version, in which language, by which act, and the fingerprint of the words. Append-only.

    One row for each version and language of a person. It outlives an erasure with an id that means nothing.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2)
    text_hash = models.CharField(max_length=64)
    act = models.CharField(max_length=10, choices=Act.choices)
    accepted_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "version", "language"], name="policy_accepted_once")]

    def __str__(self) -> str:
        return f"person {self.person_id} accepted {self.version_id}"
