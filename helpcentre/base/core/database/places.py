"""Rows that people put into an order of their own, kept in a column ``position``."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model


def change(rows: Sequence[Model], pk: Any, *, up: bool) -> bool:
    """Let the row change places with the one before or behind it in ``rows``; returns whether there is one.

    Inside the caller's transaction, which locked the rows. Only rows whose position differs are written.
    """
    keys = [row.pk for row in rows]
    at = keys.index(pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(keys):
        return False
    keys[at], keys[to] = keys[to], keys[at]
    for position, key in enumerate(keys, start=1):
        type(rows[0])._default_manager.filter(pk=key).exclude(position=position).update(position=position)
    return True
