"""Counting questions without knowing who asked."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Max, Sum

from helpcentre.domain.feedback import questions
from helpcentre.domain.feedback.days import today
from helpcentre.domain.feedback.models import DayCount, SearchTally
from helpcentre.domain.feedback.search_buffer import Asked, Question, buffer

KEPT = timedelta(days=400)  # so that this Ramadan can be compared with the last
RARE_KEPT = timedelta(days=30)  # what too few have asked to be shown to anybody


def note_search(*, query: str, language: str, found: int, visitor: str) -> None:
    """A page of results was made: ``found`` is how many there were. Writes nothing to the database and never raises.

    ``visitor`` tells visitors apart for a day and is kept as a keyed hash in memory only.
    """
    if query.strip():
        buffer.note(*_what(query, language), visitor, found=found > 0)


def note_opened(*, query: str, language: str, visitor: str) -> None:
    """A result of the search ``query`` was opened."""
    if query.strip():
        buffer.note_click(*_what(query, language), visitor)


def write_tallies() -> int:
    """Write what was noted since the last time. Returns how many rows. Raises what the database raises, losing none."""
    taken = buffer.take()
    try:
        if taken:
            _write(taken)
    except Exception:
        buffer.give_back(taken)
        raise
    return len(taken)


def forget_tallies() -> int:
    """Delete tallies after 400 days, and after 30 those of questions that too few have asked. Returns how many."""
    day = today()
    gone = SearchTally.objects.filter(day__lt=day - KEPT).delete()[0]
    gone += DayCount.objects.filter(day__lt=day - KEPT).delete()[0]
    rare = (
        SearchTally.objects.exclude(key="")
        .values("language", "key")
        .annotate(asked=Sum("count"), last=Max("day"))
        .filter(asked__lt=questions.SHOWN_FROM, last__lt=day - RARE_KEPT)
    )
    for language, key in list(rare.values_list("language", "key")):
        gone += SearchTally.objects.filter(language=language, key=key).delete()[0]
    return gone


def _what(query: str, language: str) -> tuple[Question, str]:
    if not questions.may_be_kept(query):
        return (today(), language, ""), ""
    return (today(), language, questions.key(query, language)), questions.wording(query)


def _write(taken: Mapping[Question, Asked]) -> None:
    """Rows first, empty, then the numbers are added: several processes write into one day."""
    with transaction.atomic():
        SearchTally.objects.bulk_create(
            [
                SearchTally(day=day, language=language, key=key, wording=asked.wording)
                for (day, language, key), asked in taken.items()
            ],
            ignore_conflicts=True,
        )
        for (day, language, key), asked in sorted(taken.items(), key=lambda item: item[0]):
            SearchTally.objects.filter(day=day, language=language, key=key).update(
                count=F("count") + asked.count,
                without_result=F("without_result") + asked.without_result,
                with_click=F("with_click") + asked.with_click,
            )
