from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock, references
from helpcentre.base.core.append_only import AppendOnly, AppendOnlyQuerySet
from helpcentre.domain.people.models import Language, Person

REFERENCE_PREFIX = "LD"


class LegalBasis(models.TextChoices):
    """On what kind of paper or law a request rests."""

    COURT_ORDER = "court_order", _("order of a court")
    WARRANT = "warrant", _("search warrant")
    STATUTE = "statute", _("demand that a law allows")
    REGULATOR = "regulator", _("demand of a regulator")
    TREATY = "treaty", _("request by treaty from another country")
    EMERGENCY = "emergency", _("emergency: a life is in danger")

    @property
    def paper_may_follow(self) -> bool:
        """Whether it may be answered before the paper is here."""
        return self is LegalBasis.EMERGENCY


class Arrival(models.TextChoices):
    """How a request came."""

    LETTER = "letter", _("by letter")
    MAIL = "mail", _("by e-mail")
    PERSON = "person", _("brought in person")
    PHONE = "phone", _("by phone")
    PORTAL = "portal", _("by a website of theirs")


class Stage(models.TextChoices):
    """How far it is. A request that is taken back, by them or by us, was ``withdrawn``: nothing was handed over."""

    RECORDED = "recorded", _("waits for a second person")
    APPROVED = "approved", _("approved, the archive is being made")
    READY = "ready", _("the archive is ready")
    HANDED_OVER = "handed_over", _("handed over")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("taken back")


class DisclosureQuerySet(AppendOnlyQuerySet):
    """Nothing of a request is ever changed but how far it is, and that only forward."""

    def move(self, pk: int, *, before: Iterable[Stage], after: Stage) -> bool:
        """Whether this call moved it: of two that try, one does."""
        chosen = self.filter(pk=pk, stage__in=list(before), closed_at=None)
        return models.QuerySet.update(chosen, stage=after) == 1

    def close(self, pk: int, moment: datetime) -> bool:
        """The same for its end."""
        return models.QuerySet.update(self.filter(pk=pk, closed_at=None), closed_at=moment) == 1


class Disclosure(AppendOnly):
    """That an authority asks for data, as it was recorded: who, by which law, for what of whom and of which days.

    ``categories`` are keys of the inventory. ``since`` and ``until`` are the first and the last day asked about; NULL
    is no bound. On whom it is stands in the targets, what was allowed in the review.
    """

    authority = models.CharField(max_length=200)
    officer = models.CharField(max_length=120, blank=True)
    their_reference = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=60)
    arrival = models.CharField(max_length=8, choices=Arrival.choices)
    arrived_on = models.DateField()
    basis = models.CharField(max_length=12, choices=LegalBasis.choices)
    citation = models.CharField(max_length=500)
    categories = models.JSONField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    language = models.CharField(max_length=2, choices=Language.choices)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField(default=clock.now)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.RECORDED)
    closed_at = models.DateTimeField(null=True)

    objects = DisclosureQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(since__lte=F("until")), name="disclosure_days_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What the desk calls it. It opens nothing by itself."""
        return references.make(REFERENCE_PREFIX, self.pk)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
