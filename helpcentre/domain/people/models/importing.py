from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models.person import Person


class PeopleImport(models.Model):
    """A file of people on its way in. ``content`` is emptied when it is done, and goes after a day in any case.

    ``started_at`` is NULL while it is only looked at. ``done_line`` is the last line whose outcome is counted: a worker
    that died is followed by one that goes on from there.
    """

    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    content = models.BinaryField()
    created_at = models.DateTimeField(default=clock.now, db_index=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    done_line = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"import {self.pk}"
