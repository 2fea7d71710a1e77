import re

from django.db import models
from django.db.models.functions import Lower

from helpcentre.base.core import clock
from helpcentre.base.inventory.taxonomy import USE_WORDS, Use
from helpcentre.domain.people.models import Person

HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")


class Processor(models.Model):
    """Somebody outside who handles personal data for us: who, where, what they may get, what for, by which contract.

    ``host`` is the name of the server by which a way out is known to lead there. ``categories`` are keys of the
    inventory's categories. A processor that is off gets nothing from that moment.
    """

    name = models.CharField(max_length=120)
    host = models.CharField(max_length=253, help_text="in lower case, without port")
    place = models.CharField(max_length=120)
    categories = models.JSONField(default=list)
    purpose = models.CharField(max_length=60, choices=[(use.value, use.value) for use in Use])
    contract = models.CharField(max_length=200)
    is_on = models.BooleanField(default=False)
    registered_at = models.DateTimeField(default=clock.now)
    registered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    switched_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("host"), name="one_processor_at_a_host")]

    def __str__(self) -> str:
        return self.name

    @property
    def purpose_words(self) -> str:
        return str(USE_WORDS[Use(self.purpose)]) if self.purpose in list(Use) else self.purpose
