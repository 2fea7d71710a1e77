"""The words published articles use, counted; and the keys under which their misspellings are found."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection

from helpcentre.base.search import analysis
from helpcentre.base.search.models import Spelling, Word

_SHORTEST, _LONGEST = 3, 30
_CHUNK = 500  # parameters of one statement; SQLite takes 32,766
_LOCK = 0x6D61_6E65  # PostgreSQL: two authors adding the same new word wait instead of failing


def may_be_meant(word: str) -> bool:
    """Whether ``word`` may correct or complete what somebody types: letters a to z only."""
    return _SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()


def keys_of(word: str) -> set[str]:
    """The word, the word with any one letter left out, and from six letters on every three in a row.

    The first two find every form one slip away (a letter added, lost, replaced, two swapped); the last, marked
    with ``~``, finds candidates two slips away.
    """
    keys = {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}
    if len(word) >= 6:
        framed = f"^{word}$"
        keys |= {"~" + framed[place : place + 3] for place in range(len(framed) - 2)}
    return keys


def apply(change: Counter[tuple[str, str]]) -> None:
    """Add ``change`` (by language and word) to the counts; words nobody uses any more are deleted."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    for language in analysis.LANGUAGES:
        steps = {word: step for (owner, word), step in change.items() if owner == language and step}
        for chunk in _chunks(sorted(steps)):
            _step(language, {word: steps[word] for word in chunk})


def _step(language: str, steps: dict[str, int]) -> None:
    """Read, add and write back: nobody else writes meanwhile (SQLite has one writer, PostgreSQL the lock above)."""
    known = {row.word: row for row in Word.objects.filter(language=language, word__in=steps)}
    for word, row in known.items():
        row.articles += steps[word]
    used = [row for row in known.values() if row.articles > 0]
    Word.objects.bulk_create(used, update_conflicts=True, unique_fields=["id"], update_fields=["articles"])
    Word.objects.filter(pk__in=[row.pk for row in known.values() if row.articles <= 0]).delete()
    new = Word.objects.bulk_create(
        Word(language=language, word=word, stem=analysis.fold_word(word, language), articles=step)
        for word, step in steps.items()
        if step > 0 and word not in known
    )
    Spelling.objects.bulk_create(
        (Spelling(key=key, word=word) for word in new if may_be_meant(word.word) for key in sorted(keys_of(word.word))),
        batch_size=2000,
    )


def _chunks(items: list[str]) -> Iterable[list[str]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
