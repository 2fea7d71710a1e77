from django.db import models

from helpcentre.base.core import clock
from helpcentre.base.core.append_only import AppendOnly
from helpcentre.base.files.models import StoredFile
from helpcentre.domain.people.models import Person
from helpcentre.domain.sharing.disclosures.models.disclosure import Disclosure


class DisclosurePaper(AppendOnly):
    """The request's own paper, byte for byte as it came: an order, a warrant, a letter."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="papers")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    added_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"paper {self.pk} of disclosure {self.disclosure_id}"
