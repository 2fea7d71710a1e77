from django.db import models
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.core.append_only import AppendOnly
from helpcentre.domain.people.models.person import Language, Person


class Purpose(models.TextChoices):
    """What somebody may agree to. Each has its words in ``consents.py``."""

    NEWS = "news", _("news by e-mail")
    POLICY = "policy", _("changes of the privacy policy")


class Decision(models.TextChoices):
    GIVEN = "given", _("agreed")
    WITHDRAWN = "withdrawn", _("took it back")


class How(models.TextChoices):
    """By which act a decision reached us."""

    MAILED_LINK = "mailed_link", _("by a link in a mail to their address, and the button behind it")
    ONE_CLICK = "one_click", _("by the button of their mail program")
    PAGE = "page", _("on a page of ours")
    MERGED = "merged", _("as it stood in another record of theirs, when the two were merged")


class ConsentEntry(AppendOnly):
    """Who decided what, when, by which act, and the version of the words that they saw. Append-only.

    The last entry of a person and purpose is what holds. The row outlives an erasure with an id that means nothing.
    The columns are a consent record in the sense of ISO/IEC TS 27560: who (``person``), for what (``purpose``), the
    event (``decision``, ``decided_at``) and its method (``how``), the words and their fingerprint, the privacy notice
    beside them (``policy_version``, ``policy_hash``) and who was the ``controller`` then.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    decision = models.CharField(max_length=10, choices=Decision.choices)
    how = models.CharField(max_length=20, choices=How.choices)
    words_version = models.PositiveIntegerField()
    language = models.CharField(max_length=2, choices=Language.choices)
    words_hash = models.CharField(max_length=64, blank=True, help_text="of the words they saw, in their language")
    policy_version = models.PositiveIntegerField(null=True)
    policy_hash = models.CharField(max_length=64, blank=True)
    controller = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "consent entries"
        indexes = [models.Index(fields=["person", "purpose", "id"], name="consent_of_person")]

    def __str__(self) -> str:
        return f"person {self.person_id} {self.decision} {self.purpose}"
