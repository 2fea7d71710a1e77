from functools import cached_property

from django.conf import settings
from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.policy.document import Document, from_json


class PolicyDraft(models.Model):
    """The next version while it is written. There is one at most; posting it removes the row.

    ``announced_at`` is set when the public may read it, marked as what it is: not yet the policy.
    """

    sections = models.JSONField()
    note = models.JSONField(default=dict)
    edits = models.PositiveIntegerField(
        default=0, help_text="counts up with each change, so that nobody writes over another"
    )
    started_at = models.DateTimeField(default=clock.now)
    edited_at = models.DateTimeField(default=clock.now)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    announced_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"policy draft {self.pk}"

    @cached_property
    def document(self) -> Document:
        return from_json(self.sections)
