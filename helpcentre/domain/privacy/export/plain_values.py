"""Values of any column as JSON has them."""

import base64
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID


def plain_value(value: Any) -> Any:
    """``value`` in a form that JSON has and that can be read back; docs/export.md says which.

    Raises TypeError for a type nobody thought of, so that nothing leaves in a form that means nothing.
    """
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, dict):
        return {str(key): plain_value(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_value(each) for each in value]
    return _written(value)


def _written(value: Any) -> str | float:
    """Times as ISO 8601, lengths of time in seconds, numbers with a fraction as text so that none is rounded, bytes as
    base64."""
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case Decimal() | UUID():
            return str(value)
        case bytes() | bytearray() | memoryview():
            return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"no form for {type(value).__name__}")
