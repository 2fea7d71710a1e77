from django.conf import settings
from django.db import models

from helpcentre.domain.policy.models.version import PolicyVersion


class PolicyNotice(models.Model):
    """That a person was told of a version, or did not want to be: once."""

    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "person"], name="policy_told_once")]

    def __str__(self) -> str:
        return f"person {self.person_id} told of {self.version_id}"
