"""Everything tickets can be filtered by. An app adds its own in ``ticket_filters.py``, found by module name.

>>> filters.register(filters.choice("team", gettext_lazy("Team"), "team_id", team_choices))

The conditions serve lists and counts of a million tickets and the conditions of rules on one: each must be answered
from an index, or say ``in_lists=False``.
"""

from helpcentre.domain.tickets.filters.kinds import Field
from helpcentre.domain.tickets.filters.orders import Order

_fields: dict[str, Field] = {}
_orders: dict[str, Order] = {}


def register(*entries: Field | Order) -> None:
    """Add filters and orders. Raises ValueError when two share a key."""
    for entry in entries:
        table: dict[str, Field] | dict[str, Order] = _fields if isinstance(entry, Field) else _orders
        if table.get(entry.key, entry) != entry:
            raise ValueError(f"two ticket filters are called {entry.key}")
        table[entry.key] = entry  # type: ignore[assignment]


def fields(*, for_lists: bool = True) -> list[Field]:
    """Every filter in the order of registration; with ``for_lists=False`` also those that only rules may use."""
    return [field for field in _fields.values() if field.in_lists or not for_lists]


def field(key: str) -> Field | None:
    """The filter called ``key``; ``field.7`` of a family such as custom fields is registered under its whole key."""
    return _fields.get(key)


def orders() -> list[Order]:
    """Every order a list can have."""
    return list(_orders.values())


def order(key: str) -> Order | None:
    """The order called ``key``."""
    return _orders.get(key)
