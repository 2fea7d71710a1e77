from django.db import models


class Bucket(models.Model):
    """How far one sender has used one limit. Holds no address: ``key_hash`` is a keyed hash of what is limited.

    ``full_at`` is the moment (seconds since 1970, UTC) at which the bucket is full again; a bucket whose moment
    has passed says nothing and may be deleted.
    """

    name = models.CharField(max_length=40)
    key_hash = models.CharField(max_length=32)
    full_at = models.FloatField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "key_hash"], name="one_bucket_per_key")]

    def __str__(self) -> str:
        return f"{self.name} {self.key_hash}"
