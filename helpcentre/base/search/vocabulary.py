"""The words published articles use, counted; and the keys under which their misspellings are found."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db import connection
from django.db.models import F

from helpcentre.base.search import analysis, words
from helpcentre.base.search.models import Spelling, Word

_SHORTEST, _LONGEST = 3, 30
_CHUNK = 500  # parameters of one statement; SQLite takes 32,766
_LOCK = 0x6D61_6E65  # PostgreSQL: two authors adding the same new word wait instead of failing


def words_of(text: str) -> set[str]:
    """The distinct words of ``text`` that may correct or complete what somebody types: letters a to z only."""
    return {
        span.word
        for span in words.spans(text)
        if _SHORTEST <= len(span.word) <= _LONGEST and span.word.isascii() and span.word.isalpha()
    }


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
        counts = {word: n for (owner, word), n in change.items() if owner == language and n}
        for chunk in _chunks(sorted(counts)):
            _add_missing(language, [word for word in chunk if counts[word] > 0])
            by_step: dict[int, list[str]] = defaultdict(list)
            for word in chunk:
                by_step[counts[word]].append(word)
            for step, group in by_step.items():
                Word.objects.filter(language=language, word__in=group).update(articles=F("articles") + step)
            fallen = [word for word in chunk if counts[word] < 0]
            if fallen:
                Word.objects.filter(language=language, word__in=fallen, articles__lte=0).delete()


def _add_missing(language: str, wanted: list[str]) -> None:
    known = set(Word.objects.filter(language=language, word__in=wanted).values_list("word", flat=True))
    new = Word.objects.bulk_create(
        Word(language=language, word=word, stem=analysis.fold_word(word, language))
        for word in wanted
        if word not in known
    )
    Spelling.objects.bulk_create(
        (Spelling(key=key, word=word) for word in new for key in sorted(keys_of(word.word))), batch_size=2000
    )


def _chunks(items: list[str]) -> Iterable[list[str]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
