"""System checks: ``manage.py check`` and every start say when something is stored that nobody classified."""

import sys
from typing import Any

from django.core.checks import Error

from helpcentre.base.inventory.completeness import GONE, UNDECLARED, gaps

_HINTS = {
    UNDECLARED: "Declare it in the data_inventory.py of its app: docs/how-to/add-a-feature.md.",
    GONE: "Take it out of data_inventory.py.",
}


def check_inventory(**_options: Any) -> list[Error]:
    """inventory.E001 undeclared, E002 gone, E003 contradictory, E004 hard to believe."""
    if sys.argv[1:2] == ["makemigrations"]:
        return []  # a new field gets its migration and its declaration in whichever order one works
    return [
        Error(f"{gap.place} {gap.message}.", hint=_HINTS.get(gap.code), id=f"inventory.{gap.code}") for gap in gaps()
    ]
