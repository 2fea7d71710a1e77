"""What somebody agreed to over time, and what holds now."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils import translation

from helpcentre.domain.people import consents, merges
from helpcentre.domain.people.models import ConsentEntry, Decision, Person, Purpose

PAGE = 50  # entries on one page


class Standing(StrEnum):
    """How it stands with one purpose at this moment."""

    HOLDS = "holds"
    ASKED_ANEW = "asked_anew"  # the present words ask for more than they agreed to
    TAKEN_BACK = "taken_back"
    NEVER_ASKED = "never_asked"
    UNTIL_STOPPED = "until_stopped"  # comes without a question, and was not stopped


@dataclass(frozen=True)
class Now:
    """One purpose; ``since`` is the decision that made it so, None when there was none."""

    purpose: Purpose
    standing: Standing
    since: datetime | None


@dataclass(frozen=True)
class Told:
    """An entry with the words of its version. ``is_whole``: they still have the fingerprint that was kept."""

    entry: ConsentEntry
    words: str
    is_whole: bool


def standing(person: Person) -> list[Now]:
    """Every purpose; one query for each."""
    return [_now(purpose, consents.last_decision(person, purpose)) for purpose in Purpose]


def history(person: Person, purpose: str = "", before: int | None = None) -> tuple[list[Told], int | None]:
    """Their decisions, the newest first, and where the next page begins; None when there is none. Those of records
    that were merged into theirs are among them. Two queries."""
    rows = ConsentEntry.objects.filter(person__in=merges.ids_of(person.pk)).order_by("-id")
    if purpose in Purpose.values:
        rows = rows.filter(purpose=purpose)
    if before is not None:
        rows = rows.filter(id__lt=before)
    found = list(rows[: PAGE + 1])
    return [_told(entry) for entry in found[:PAGE]], found[PAGE - 1].pk if len(found) > PAGE else None


def _now(purpose: Purpose, last: ConsentEntry | None) -> Now:
    if last is None:
        silent = Standing.UNTIL_STOPPED if purpose in consents.UNTIL_STOPPED else Standing.NEVER_ASKED
        return Now(purpose, silent, None)
    if last.decision != Decision.GIVEN:
        return Now(purpose, Standing.TAKEN_BACK, last.decided_at)
    covered = purpose in consents.UNTIL_STOPPED or consents.covers(purpose, last.words_version)
    return Now(purpose, Standing.HOLDS if covered else Standing.ASKED_ANEW, last.decided_at)


def _told(entry: ConsentEntry) -> Told:
    purpose = Purpose(entry.purpose)
    known = next((each.text for each in consents.WORDS[purpose] if each.version == entry.words_version), "")
    with translation.override(entry.language):
        words = str(known)
    mark = consents.fingerprint(purpose, entry.words_version, entry.language)
    return Told(entry, words, bool(mark) and entry.words_hash == mark)
