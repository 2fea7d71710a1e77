from django.db import models

from helpcentre.domain.people.models.person import Language, Person

SIGNATURE_LIMIT = 500  # characters


class Signature(models.Model):
    """What stands under the mails of one member of staff, in one language. Plain text; pages do not repeat it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="signatures", db_index=False)
    language = models.CharField(max_length=2, choices=Language.choices)
    text = models.CharField(max_length=SIGNATURE_LIMIT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "language"], name="signature_once")]

    def __str__(self) -> str:
        return f"signature of person {self.person_id} in {self.language}"
