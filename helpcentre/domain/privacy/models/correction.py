from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models.rights_request import RightsRequest


class Fact(models.TextChoices):
    """What of a person's record can be corrected as a fact; words in a conversation are changed by nobody."""

    NAME = "name", "name"
    EMAIL = "email", "e-mail address"
    PHONE = "phone", "phone number"
    LANGUAGE = "language", "language"


class Correction(models.Model):
    """That a fact was corrected. ``old_hash`` is a keyed hash of what was wrong, so that it can be shown to be gone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    request = models.ForeignKey(RightsRequest, null=True, on_delete=models.SET_NULL, related_name="corrections")
    fact = models.CharField(max_length=10, choices=Fact.choices)
    old_hash = models.CharField(max_length=64, blank=True, help_text="empty when nothing stood there before")
    copies = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return f"correction of person {self.person_id}"
