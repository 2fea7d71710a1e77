"""What is said of a finished erasure: places, counts and dates, and nothing of whom it was about."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from helpcentre.base.backups import expiry
from helpcentre.base.inventory.registry import inventory
from helpcentre.base.inventory.stores import stores
from helpcentre.domain.privacy.models import Erasure

VERSION = 2
MAIL_WITHIN = timedelta(days=2)  # after the end of the erasure; then the address goes, whether the mail left or not


def written(erasure: Erasure, moment: datetime) -> dict[str, Any]:
    """As it is kept: codes, numbers and times, so that each reader gets it in their language.

    ``places``: by group of the inventory or name of a store, how much went and when the last of it did. ``fades``: by
    store, when what nobody can find by person is gone. ``address``: empty when none was given for the certificate, else
    until when it may wait for its mail and when the last backup that could hold it is gone; ``gone`` and ``sent`` come
    when it has. ``backups``, ``archives``: when the last copy is gone, or null.
    """
    places: dict[str, dict[str, Any]] = {}
    for step in erasure.steps.order_by("done_at", "id"):
        place = places.setdefault(_place(step.name), {"count": 0, "at": ""})
        place["count"] += step.count
        place["at"] = step.done_at.isoformat()
    backups = expiry.last_day(settings.DATA, holding=moment)
    on_server = connection.vendor == "postgresql"
    return {
        "version": VERSION,
        "started": erasure.started_at.isoformat() if erasure.started_at else "",
        "finished": moment.isoformat(),
        "places": places,
        "address": _address(moment) if erasure.certificate_to else {},
        "fades": {each.name: (moment + each.fades).isoformat() for each in stores.in_order() if each.fades},
        "database": connection.vendor,
        "archives": (moment + timedelta(days=settings.ARCHIVE_DAYS)).isoformat() if on_server else None,
        "backups": backups.isoformat() if backups else None,
        "ledger": erasure.ledger_number,
    }


def _address(moment: datetime) -> dict[str, str]:
    until = moment + MAIL_WITHIN
    return {"until": until.isoformat(), "backups": (until + expiry.life()).isoformat()}


def _place(step: str) -> str:
    verb, _space, name = step.partition(" ")
    if verb == "store":
        return f"store {name}"
    label = name.rsplit(".", 1)[0] if verb == "blank" else name
    declared = inventory.tables[label]
    return f"group {next(each.group for each in declared.fields.values() if each.is_personal or each.owners)}"
