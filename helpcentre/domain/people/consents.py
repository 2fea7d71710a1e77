"""The words somebody agrees to, by version, and what holds now.

A version that somebody may have agreed to is never changed: new words get a new number, at the end. Their fingerprints
stand in the test, so that nobody changes them by accident, in either language.
"""

from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.people.models import ConsentEntry, Decision, Person, Purpose


@dataclass(frozen=True)
class Words:
    version: int
    text: LazyText


WORDS: dict[Purpose, tuple[Words, ...]] = {
    Purpose.NEWS: (
        Words(1, _("Mail me news about DukaSystem and its Help Centre. I can stop it at any time with one click.")),
    ),
}


def current_words(purpose: Purpose) -> Words:
    """What a form shows now."""
    return WORDS[purpose][-1]


def last_decision(person: Person, purpose: Purpose) -> ConsentEntry | None:
    """What holds now, if the person ever decided."""
    return ConsentEntry.objects.filter(person=person, purpose=purpose).order_by("-id").first()


def agrees(person: Person, purpose: Purpose) -> bool:
    """Whether the person agrees now. Silence is no."""
    last = last_decision(person, purpose)
    return last is not None and last.decision == Decision.GIVEN
