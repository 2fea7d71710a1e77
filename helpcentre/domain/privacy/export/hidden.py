"""Rows that belong to a person although no path leads there: each is found in its own way.

Called by the label of the table. The inventory says of such a row where it keeps who it is (``hidden_in``).
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

Find = Callable[[int], list[Any]]


def _sessions(person_id: int) -> list[Any]:
    """The visits in which they are signed in. Every one must be opened to see whose it is."""
    rows = Session.objects.only("session_key", "session_data").iterator(chunk_size=500)
    return [row.pk for row in rows if row.get_decoded().get(SESSION_KEY) == str(person_id)]


_FINDERS: dict[str, Find] = {"sessions.Session": _sessions}


def rows(label: str, among: QuerySet[Any], person_id: int) -> QuerySet[Any]:
    """Raises LookupError when nobody knows how to find a person in this table."""
    if label not in _FINDERS:
        raise LookupError(f"nobody knows how to find a person in {label}: see {__name__}")
    return among.filter(pk__in=_FINDERS[label](person_id))
