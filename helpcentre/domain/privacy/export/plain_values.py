"""Values of any column as JSON has them."""

import base64
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID


def plain_value(value: Any) -> Any:
    """Times as ISO 8601, numbers with a fraction as text so that none is rounded, bytes as base64.

    Raises TypeError for a type nobody thought of, so that nothing leaves in a form that cannot be read back.
    """
    match value:
        case None | bool() | int() | float() | str():
            return value
        case datetime() | date():
            return value.isoformat()
        case Decimal() | UUID() | timedelta():
            return str(value)
        case bytes() | bytearray() | memoryview():
            return base64.b64encode(bytes(value)).decode()
        case dict():
            return {str(key): plain_value(each) for key, each in value.items()}
        case list() | tuple():
            return [plain_value(each) for each in value]
    raise TypeError(f"no form for {type(value).__name__}")
