"""What the letter speaks of to somebody whose data an authority received."""

from datetime import date
from typing import Any

from django.conf import settings

from helpcentre.domain.sharing.disclosures.models import Disclosure

KIND = "disclosed"


def facts(asked: Disclosure, handed_on: date, *, language: str, name: str, is_proved: bool) -> dict[str, Any]:
    """What the templates of mail and text message speak of."""
    return {
        "name": name,
        "asked": asked,
        "handed_on": handed_on,
        "is_proved": is_proved,
        "url": f"{settings.PUBLIC_URL}/{language}/privacy/my-data/",
        "policy": f"{settings.PUBLIC_URL}/{language}/privacy/",
    }
