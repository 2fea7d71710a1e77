from datetime import timedelta

from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models.rights_request import Proof

CODE_LIFE = timedelta(minutes=15)
TRIES = 5


class ProofCode(models.Model):
    """A code of six digits that was sent to the address on file; only a keyed hash of it is kept.

    It works once, for ``CODE_LIFE`` and ``TRIES`` tries. A new one ends the one before.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    proof = models.CharField(max_length=12, choices=Proof.choices)
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.now, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"code of person {self.person_id}"

    @property
    def is_open(self) -> bool:
        return self.tries < TRIES and self.made_at > clock.now() - CODE_LIFE
