from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models, transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.events.kinds import EventKind


class Told(models.Model):
    """Rows that pages show: when one goes, ``told_as`` is recorded with it, so that the pages go too."""

    told_as: ClassVar[EventKind]

    class Meta:
        abstract = True

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            log.record(self.told_as, self.pk, actor=Actor.system())
            return super().delete(*args, **options)


def delete_each(rows: Iterable[models.Model]) -> tuple[int, dict[str, int]]:
    """Delete one by one, as a query set would not, so that an event goes with each row; how many rows went."""
    with transaction.atomic():
        return sum(row.delete()[0] for row in rows), {}
