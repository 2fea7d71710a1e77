from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person


class HeldBackReading(models.Model):
    """What was decided about a row that copies of a person's data hold back: whether it is handed over to them.

    ``table`` and ``row`` name it by label and key; ``mark`` is a keyed fingerprint of what stood in it, so that what is
    written into it afterwards is held back again. Nobody's words stand here.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    table = models.CharField(max_length=100)
    row = models.BigIntegerField()
    mark = models.CharField(max_length=64)
    is_released = models.BooleanField()
    read_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    read_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "table", "row"], name="held_back_read_once")]

    def __str__(self) -> str:
        return f"{self.table} {self.row} for person {self.person_id}"
