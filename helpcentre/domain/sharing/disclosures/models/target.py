from django.db import models
from django.db.models import Q

from helpcentre.base.core.append_only import AppendOnly
from helpcentre.domain.people.models import Business, Person
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.sharing.disclosures.models.disclosure import Disclosure
from helpcentre.domain.tickets.models import Ticket


class DisclosureTarget(AppendOnly):
    """One person, business or ticket that is asked about, and the hold that keeps it while the case is open."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="targets")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    business = models.ForeignKey(Business, null=True, on_delete=models.PROTECT, related_name="+")
    ticket = models.ForeignKey(Ticket, null=True, on_delete=models.PROTECT, related_name="+")
    hold = models.ForeignKey(LegalHold, on_delete=models.PROTECT, related_name="disclosure_targets")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, business=None, ticket=None)
                | Q(person=None, business__isnull=False, ticket=None)
                | Q(person=None, business=None, ticket__isnull=False),
                name="disclosure_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"target {self.pk} of disclosure {self.disclosure_id}"
