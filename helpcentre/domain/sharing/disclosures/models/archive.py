from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.core.append_only import AppendOnly
from helpcentre.base.files.models import StoredFile
from helpcentre.domain.people.models import Person
from helpcentre.domain.sharing.disclosures.models.disclosure import Disclosure

SEALED_FOR = timedelta(days=365)  # from the end of the case


class DisclosureArchive(AppendOnly):
    """What exactly was made to be handed over: the bytes by their SHA-256, and how much is in them. Outlives them."""

    disclosure = models.OneToOneField(Disclosure, on_delete=models.CASCADE, related_name="archive")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()  # bytes
    people = models.PositiveIntegerField()
    rows = models.PositiveIntegerField()
    files = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"archive of disclosure {self.disclosure_id}"


class SealedFile(models.Model):
    """The bytes themselves. They go with this row: ``SEALED_FOR`` after the case was closed, when it is closed without
    being handed over, or when somebody in it is erased."""

    disclosure = models.OneToOneField(Disclosure, on_delete=models.CASCADE, related_name="sealed")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"sealed file of disclosure {self.disclosure_id}"


class Means(models.TextChoices):
    """How the archive was given to them."""

    PERSON = "person", _("in person, on a disk")
    COURIER = "courier", _("by courier, on a disk")
    MAIL = "mail", _("by encrypted e-mail")
    PORTAL = "portal", _("through a website of theirs")


class DisclosureHandover(AppendOnly):
    """That the archive was handed over: to whom, how, on which day, and what it was.

    ``seal`` is the fingerprint of everything the register said at that moment (``sealing.py``), ``mark``
    is made of it with the key of this house.
    """

    disclosure = models.OneToOneField(Disclosure, on_delete=models.CASCADE, related_name="handover")
    to_whom = models.CharField(max_length=200)
    means = models.CharField(max_length=8, choices=Means.choices)
    handed_on = models.DateField()
    handed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField(default=clock.now)
    sha256 = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
    mark = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"handover of disclosure {self.disclosure_id}"
