"""Break a promise and mend it again: one word of the posted policy, in the database, past every guard of the model."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from helpcentre.base.promises import measuring
from helpcentre.base.promises.measuring import Measurement
from helpcentre.domain.policy.models import PolicyVersion

PROMISE = "P39"
SENTENCE = "share.never"
GOOD, BAD = "never", "sometimes"


@dataclass(frozen=True)
class Stands:
    """What the posted policy says at this place now, and whether it was tampered with."""

    said: str
    is_broken: bool


def stands() -> Stands | None:
    """None where no policy has been posted."""
    version = PolicyVersion.objects.order_by("-number").first()
    said = next((each["text"]["en"] for each in _sentences(version) if each["key"] == SENTENCE), "") if version else ""
    return Stands(said, BAD in said) if said else None


def tamper(*, mend: bool) -> Measurement | None:
    """Exchange the word, or put the right one back, and measure the promise. None where there is nothing to change."""
    old, new = (BAD, GOOD) if mend else (GOOD, BAD)
    measuring.keep(measuring.measure(PROMISE))  # a demo that has just begun has not looked at it yet
    with transaction.atomic():
        version = PolicyVersion.objects.select_for_update().order_by("-number").first()
        if version is None:
            return None
        for each in _sentences(version):
            if each["key"] == SENTENCE:
                each["text"]["en"] = each["text"]["en"].replace(old, new)
        # The model refuses to change what was posted; a hand inside the database does not ask it.
        QuerySet(PolicyVersion).filter(pk=version.pk).update(sections=version.sections)
    (found,) = measuring.measure(PROMISE)
    measuring.keep([found])
    return found


def _sentences(version: PolicyVersion) -> list[dict[str, Any]]:
    return [each for section in version.sections for each in section["sentences"]]
