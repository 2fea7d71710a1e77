from django.db import models

from helpcentre.base.core import clock


class Look(models.Model):
    """What whoever runs this Help Centre chose for its public pages: at most one row. Empty is the house's own.

    ``accent`` is a colour by day like ``#14573f``; that by night is computed. ``logo`` is WebP, a few kilobytes.
    """

    accent = models.CharField(max_length=7, blank=True)
    logo = models.BinaryField(null=True)
    logo_width = models.PositiveSmallIntegerField(default=0)
    logo_height = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"look of {self.changed_at:%Y-%m-%d}"
