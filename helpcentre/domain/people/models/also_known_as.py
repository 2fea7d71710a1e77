from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.people.models.person import Person


class AlsoKnownAs(models.Model):
    """What somebody is called or reached by besides what their own row says, since two records of theirs were merged.

    Whoever writes from here is found, so that no third record is made; nothing is ever sent here. The columns of one
    row were those of one record: a number alone finds somebody only where no address stands beside it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="also_known_as")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, null=True, unique=True, help_text="in lower case")
    email_verified_at = models.DateTimeField(null=True)
    phone = models.CharField(max_length=16, null=True, db_index=True, help_text="E.164")
    phone_verified_at = models.DateTimeField(null=True)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "also known as"

    def __str__(self) -> str:
        return f"another name of person {self.person_id}"
