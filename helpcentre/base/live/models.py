from django.db import models

from helpcentre.base.core import clock


class Hint(models.Model):
    """A hint on its way to the streams of every process: on SQLite only, and for a minute (``hints.give``)."""

    kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    given_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"
