"""The rows that migrations made. A test that commits empties every table afterwards, and these with it."""

from django.apps import apps
from django.core import serializers

#: Made anew by Django itself after tables were emptied.
_OWN = {"contenttypes", "auth"}
_kept: list[str] = []


def keep() -> None:
    rows = [
        row
        for model in serializers.sort_dependencies([(app, None) for app in apps.get_app_configs()], allow_cycles=True)
        if model._meta.app_label not in _OWN and model._meta.managed and not model._meta.proxy
        for row in model._default_manager.order_by("pk")
    ]
    _kept[:] = [serializers.serialize("json", rows, use_natural_foreign_keys=True)]


def restore() -> None:
    for row in serializers.deserialize("json", _kept[0]):
        row.save()
