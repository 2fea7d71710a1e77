"""The words somebody agrees to, by version, and what holds now.

A version that somebody may have agreed to is never changed: new words get a new number, at the end. Their fingerprints
stand in the test, so that nobody changes them by accident, in either language. Words that ask for more than those
before say so (``widens``): a yes to the older ones is then no yes any more, and the person is asked again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.people.models import ConsentEntry, Decision, Person, Purpose


@dataclass(frozen=True)
class Words:
    version: int
    text: LazyText
    widens: bool = False


WORDS: dict[Purpose, tuple[Words, ...]] = {
    Purpose.NEWS: (
        Words(1, _("Mail me news about DukaSystem and its Help Centre. I can stop it at any time with one click.")),
    ),
    Purpose.POLICY: (
        Words(1, _("Mail me when the privacy policy changes. I can stop it at any time with one click.")),
    ),
}

#: What comes until it is stopped: people should know of it, and may do without. All else needs a yes first.
UNTIL_STOPPED = frozenset({Purpose.POLICY})


@dataclass(frozen=True)
class Notice:
    """The privacy policy beside the question: number (None before there was one), fingerprint, controller."""

    version: int | None = None
    fingerprint: str = ""
    controller: str = ""


_providers: list[Callable[[str], Notice]] = []


def use_notice(provider: Callable[[str], Notice]) -> None:
    """The policy, a floor above, says what stands now in a language."""
    _providers[:] = [provider]


def notice(language: str) -> Notice:
    return _providers[0](language) if _providers else Notice()


def current_words(purpose: Purpose) -> Words:
    """What a form shows now."""
    return WORDS[purpose][-1]


def fingerprint(purpose: Purpose, version: int, language: str) -> str:
    """SHA-256 of these words, in hexadecimal; empty for a version that there is not."""
    text = next((words.text for words in WORDS[purpose] if words.version == version), None)
    if text is None:
        return ""
    with translation.override(language):
        return hashlib.sha256(str(text).encode()).hexdigest()


def last_decision(person: Person, purpose: Purpose) -> ConsentEntry | None:
    """What was decided last, if the person ever decided."""
    return ConsentEntry.objects.filter(person=person, purpose=purpose).order_by("-id").first()


def covers(purpose: Purpose, version: int) -> bool:
    """Whether a yes to this version says yes to all that the present words ask for."""
    return version >= max((words.version for words in WORDS[purpose] if words.widens), default=0)


def agrees(person: Person, purpose: Purpose) -> bool:
    """Whether the person agrees now, to all of it. Silence is no, and so is a yes to less."""
    last = last_decision(person, purpose)
    return last is not None and last.decision == Decision.GIVEN and covers(purpose, last.words_version)


def must_be_asked_again(person: Person, purpose: Purpose) -> bool:
    """They said yes once, to less than is asked now."""
    last = last_decision(person, purpose)
    return last is not None and last.decision == Decision.GIVEN and not covers(purpose, last.words_version)


def wants(person: Person, purpose: Purpose) -> bool:
    """Whether mail of this purpose may leave for them at this moment."""
    if purpose in UNTIL_STOPPED:
        last = last_decision(person, purpose)
        return last is None or last.decision == Decision.GIVEN
    return agrees(person, purpose)
