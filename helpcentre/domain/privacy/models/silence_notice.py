from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person


class SilenceNotice(models.Model):
    """That somebody of whom there was no sign for long is told, by mail, that their history is about to go.

    ``mail_id`` is the latest try and ``tries`` counts them; ``sent_at`` is when one left, ``gave_up_at`` when the last
    had failed. The row goes with the first sign of the person, and with the person.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    mail_id = models.BigIntegerField()
    tries = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    gave_up_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"notice to person {self.person_id}"
