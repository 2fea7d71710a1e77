from django.db import models

from helpcentre.base.core import clock
from helpcentre.base.core.append_only import AppendOnly
from helpcentre.domain.people.models import Person
from helpcentre.domain.sharing.disclosures.models.disclosure import Disclosure

REASON_LIMIT = 500  # characters


class DisclosureReview(AppendOnly):
    """What a second person said: no and why, or yes to so much and no more.

    ``targets`` are ids of the disclosure's targets, ``categories`` keys of the inventory; both are empty in a refusal.
    """

    disclosure = models.OneToOneField(Disclosure, on_delete=models.CASCADE, related_name="review")
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    is_approved = models.BooleanField()
    reason = models.CharField(max_length=REASON_LIMIT, blank=True)
    targets = models.JSONField(default=list)
    categories = models.JSONField(default=list)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    reviewed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"review of disclosure {self.disclosure_id}"
