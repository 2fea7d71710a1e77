from django.db import models

from helpcentre.domain.people.models import Person


class WritingPreference(models.Model):
    """How one member of staff writes. No row means the defaults."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="writing_preference")
    holds_replies = models.BooleanField(default=True, help_text="a moment to take a reply back after sending it")

    def __str__(self) -> str:
        return f"writing preference of person {self.person_id}"
