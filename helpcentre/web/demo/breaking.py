"""Break a promise and mend it again: one word of the posted policy, in the database, past every guard of the model."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import get_language

from helpcentre.base.promises import measuring
from helpcentre.base.promises.measuring import Measurement
from helpcentre.domain.policy.models import PolicyVersion

PROMISE = "P39"
SENTENCE = "share.never"
WORDS = {"en": ("never", "sometimes"), "sw": ("kamwe", "kila mara")}  # the right one, and what is put in its place
PROVED = ("P19", "P32", "P35", "P37")  # what a sitting shows, and nobody has looked at yet


@dataclass(frozen=True)
class Stands:
    """What the posted policy says at this place now, and whether it was tampered with."""

    language: str
    said: str
    is_broken: bool


def stands() -> Stands | None:
    """In the reader's language. None where no policy has been posted."""
    language = get_language() or "en"
    version = PolicyVersion.objects.order_by("-number").first()
    said = (
        next((each["text"][language] for each in _sentences(version) if each["key"] == SENTENCE), "") if version else ""
    )
    return Stands(language, said, WORDS[language][1] in said) if said else None


def look() -> None:
    """Measure what the sitting speaks of; the hourly job would be too late for it."""
    measuring.keep([each for name in (*PROVED, PROMISE) for each in measuring.measure(name)])


def tamper(*, mend: bool) -> Measurement | None:
    """Exchange the word, or put the right one back, and measure the promise. None where there is nothing to change."""
    look()
    with transaction.atomic():
        version = PolicyVersion.objects.select_for_update().order_by("-number").first()
        if version is None:
            return None
        for each in _sentences(version):
            if each["key"] == SENTENCE:
                for language, (good, bad) in WORDS.items():
                    old, new = (bad, good) if mend else (good, bad)
                    each["text"][language] = each["text"][language].replace(old, new)
        # The model refuses to change what was posted; a hand inside the database does not ask it.
        QuerySet(PolicyVersion).filter(pk=version.pk).update(sections=version.sections)
    (found,) = measuring.measure(PROMISE)
    measuring.keep([found])
    return found


def _sentences(version: PolicyVersion) -> list[dict[str, Any]]:
    return [each for section in version.sections for each in section["sentences"]]
