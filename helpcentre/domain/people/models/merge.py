from django.db import models
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.domain.people.models.person import Person


class WhyMerged(models.TextChoices):
    """Why there were two records of one person."""

    TWO_WAYS = "two_ways", _("they wrote or called in two ways")
    IMPORTED = "imported", _("they were taken over from a file twice")
    NEW_ADDRESS = "new_address", _("they have a new address or number")


class SamePerson(models.TextChoices):
    """How somebody of the team made sure that the two are one person. A like name or a like number proves nothing."""

    SPOKE = "spoke", _("I called the number of the one, and they knew what the other had asked")
    BOTH_ADDRESSES = "both_addresses", _("they answered from the addresses or numbers of both")
    SEEN = "seen", _("they stood before me and showed both")
    ACCOUNT = "account", _("their account at DukaSystem names both")


class PersonMerge(models.Model):
    """That the record ``merged`` is empty because everything of it belongs to ``kept``: who did it, when, and why.

    When ``kept`` is merged in its turn, the rows follow: one step leads from every old id to whoever lives.
    """

    merged = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="merge")
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    why = models.CharField(max_length=12, choices=WhyMerged.choices)
    proof = models.CharField(max_length=14, choices=SamePerson.choices)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["-made_at"], name="person_merge_newest")]

    def __str__(self) -> str:
        return f"person {self.merged_id} is person {self.kept_id}"
