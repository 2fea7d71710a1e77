from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import models

from helpcentre.base.core import clock
from helpcentre.base.files.names import random_name
from helpcentre.domain.people.models import Language, Person
from helpcentre.domain.privacy.models.rights_request import RightsRequest

LIFE = timedelta(days=3)  # from the moment it is ready


class PersonExport(models.Model):
    """An archive of everything we hold about somebody, in the making or ready to be fetched.

    ``name`` is its random file name in the folder of exports. The row and the file go together, ``LIFE`` after it was
    ready.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    request = models.ForeignKey(RightsRequest, null=True, on_delete=models.SET_NULL, related_name="exports")
    language = models.CharField(max_length=2, choices=Language.choices)
    name = models.CharField(max_length=32, unique=True, default=random_name)
    asked_at = models.DateTimeField(default=clock.now)
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True, db_index=True)
    fetched_at = models.DateTimeField(null=True)
    size = models.PositiveBigIntegerField(default=0)  # bytes
    sha256 = models.CharField(max_length=64, blank=True)
    rows = models.PositiveIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    held_back = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"export {self.pk}"

    @property
    def path(self) -> Path:
        return settings.DATA.exports / self.name

    @property
    def is_ready(self) -> bool:
        """Whether it can be fetched now."""
        return self.expires_at is not None and self.expires_at > clock.now()
