"""``/readyz``: whether this process can do its work now."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from helpcentre.base.backups import restored
from helpcentre.base.jobs import leases


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


@cache
def _all_migrated() -> bool:
    """Raises LookupError rather than remember a no: only a yes stays true until the next start."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise LookupError
    return True


def _migrations() -> str:
    try:
        _all_migrated()
    except LookupError:
        return "not applied"
    return "ok"


def _worker() -> str:
    return "ok" if leases.last_seen() else "not seen"


def _erasures() -> str:
    """Whether this came out of a backup and was not held against the ledger yet."""
    return "ok" if restored.read(settings.DATA) is None else "not replayed"


CHECKS: dict[str, Callable[[], str]] = {
    "database": _database,
    "migrations": _migrations,
    "worker": _worker,
    "erasures": _erasures,
}


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, its tables are those of this version, and a worker lives; else 503.

    ``{"database": "ok", "migrations": "ok", "worker": "not seen"}``: one word or two for each, and no detail, because
    anybody may ask.
    """
    if request.method not in readyz.methods:  # type: ignore[attr-defined]
        return JsonResponse({}, status=405, headers={"Allow": "GET, HEAD"})
    found = {name: _said(check) for name, check in CHECKS.items()}
    return JsonResponse(found, status=200 if set(found.values()) == {"ok"} else 503)


def _said(check: Callable[[], str]) -> str:
    try:
        return check()
    except (DatabaseError, InterfaceError):
        return "does not answer"


readyz.access = "public"  # type: ignore[attr-defined]
readyz.methods = ("GET", "HEAD")  # type: ignore[attr-defined]
