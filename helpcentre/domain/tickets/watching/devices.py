"""Whether what we note of devices is short, classified and gone in time."""

from datetime import timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from helpcentre.base.core import clock
from helpcentre.base.inventory.registry import inventory
from helpcentre.domain.tickets.models import RequestContext

LIFE = timedelta(days=31)  # thirty days, and a day for the job that takes them away
_NAMES = ("browser", "device", "operating_system")


def overdue() -> QuerySet[RequestContext]:
    """Particulars that should have gone."""
    return RequestContext.objects.filter(created_at__lt=clock.now() - LIFE)


def unclassified() -> QuerySet[RequestContext]:
    """Particulars in which what the browser sent stands as it was sent, not as a short name; or a page with a query."""
    raw = Q(page__contains="?") | Q(page__contains="/t/")
    for name in _NAMES:
        raw |= Q(**{f"{name}__contains": "Mozilla/"}) | Q(**{f"{name}__contains": ";"})
    return RequestContext.objects.filter(raw)


def undeclared_columns() -> list[str]:
    """Columns of the table, as it is in the database, that no inventory names."""
    declared = inventory.tables[RequestContext._meta.label].fields
    known = {field.column for field in RequestContext._meta.local_fields if field.name in declared}
    with connection.cursor() as cursor:
        rows = connection.introspection.get_table_description(cursor, RequestContext._meta.db_table)
    return [row.name for row in rows if row.name not in known]
