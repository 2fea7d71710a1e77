"""Rows that are only ever added: logs of consent, of requests, of what was posted and accepted.

This holds whoever writes through the models. What goes past them is found by the seals and controls of each table.
"""

from typing import Any, Never

from django.db import models


class AppendOnlyError(TypeError):
    """A row that is only ever added was to be changed or removed."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    def update(self, **_: Any) -> Never:
        raise AppendOnlyError(f"{self.model._meta.label} is only ever added to")

    def delete(self) -> Never:
        raise AppendOnlyError(f"{self.model._meta.label} is only ever added to")

    def bulk_update(self, *_: Any, **__: Any) -> Never:
        raise AppendOnlyError(f"{self.model._meta.label} is only ever added to")


class AppendOnly(models.Model):
    """A model whose rows are never saved again and never deleted. Each attempt raises AppendOnlyError."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{self._meta.label} is only ever added to")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> Never:
        raise AppendOnlyError(f"{self._meta.label} is only ever added to")
