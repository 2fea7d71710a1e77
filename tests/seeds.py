"""The rows that migrations made. A test that commits empties every table afterwards, and these with it."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import transaction

#: Made anew by Django itself after tables were emptied.
_OWN = {"contenttypes.ContentType", "auth.Permission"}


@dataclass(frozen=True)
class Kept:
    rows: str
    blocker: Any  # pytest-django's, which keeps tests without a database from one


_kept: list[Kept] = []


def keep(blocker: Any) -> None:
    """Remember every row of the fresh database."""
    with blocker.unblock():
        rows = [
            row
            for model in serializers.sort_dependencies(
                [(app, None) for app in apps.get_app_configs()], allow_cycles=True
            )
            if model._meta.label not in _OWN and model._meta.managed and not model._meta.proxy
            for row in model._default_manager.order_by("pk")
        ]
        _kept[:] = [Kept(serializers.serialize("json", rows, use_natural_foreign_keys=True), blocker)]


def restore() -> None:
    """Write them again, all at once, because some point at one another."""
    for kept in _kept:
        with kept.blocker.unblock(), transaction.atomic():
            for row in serializers.deserialize("json", kept.rows):
                row.save()
