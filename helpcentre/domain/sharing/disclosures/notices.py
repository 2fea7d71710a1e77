"""What somebody reads whose data an authority received: as it is sent, and how it will read before anything is sent."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings

from helpcentre.base.outbound.composition import Rendered, render
from helpcentre.domain.people.models import Person
from helpcentre.domain.sharing.disclosures import days
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


def drafts(asked: Disclosure, people: Iterable[Person]) -> list[tuple[str, Rendered]]:
    """The mail as it would leave today to somebody with a proved address, once for each language that ``people`` read,
    and in that of the case where nobody is known yet. It names none of them."""
    languages = sorted({each.language for each in people} or {asked.language})
    return [(each, render(KIND, each, _unnamed(asked, each))) for each in languages]


def _unnamed(asked: Disclosure, language: str) -> dict[str, Any]:
    return facts(asked, days.today(), language=language, name="", is_proved=True)
