"""Understanding what was typed: its words without those that say nothing, corrected where they are misspelt."""

from dataclasses import dataclass

from django.db import connection

from helpcentre.base.search import analysis, function_words, near_words, spelling, swahili, synonyms, words
from helpcentre.base.search.memory import Memory

_MOST_WORDS = 12
_PLENTY = 100  # a word in so many articles is whole; what begins like it is not looked for

# Made here and not by the ORM, which takes longer to write it than the database to answer it.
_COUNTS = "SELECT stem, language, SUM(articles) FROM search_word WHERE stem IN ({}) GROUP BY stem, language"
_BEGINNING = "SELECT stem, language FROM search_word WHERE word >= %s AND word < %s ORDER BY articles DESC LIMIT 8"

Counts = dict[tuple[str, str], int]


@dataclass(frozen=True)
class Question:
    """``counts`` says how many articles use a stem, by stem and language; ``completions`` are the stems of words that
    begin like the last one, with their language.
    """

    words: list[str]
    corrected: str | None
    counts: Counts
    completions: list[tuple[str, str]]


def understood(text: str, language: str, memory: Memory, *, correct: bool) -> Question:
    """What ``text`` asks. No words at all when it holds none."""
    spans = list(words.spans(text))
    asked = list(dict.fromkeys(function_words.content_words([span.word for span in spans])))[:_MOST_WORDS]
    if not asked:
        return Question([], None, {}, [])
    counts = _counts(asked, memory)
    unfinished = spans[-1].end == len(text) and asked[-1] == spans[-1].word
    completions = _completions(asked[-1]) if unfinished and _count(asked[-1], counts) < _PLENTY else []
    meant = {}
    for word in asked if correct else []:
        if not _is_known(word, counts) and not (completions and word == asked[-1]):
            nearest = _nearest(word, language)
            if nearest is not None:
                meant[word] = nearest
    if meant:
        asked = list(dict.fromkeys(meant.get(word, word) for word in asked))
        counts = _counts(asked, memory)
    return Question(asked, _rewritten(text, spans, meant) if meant else None, counts, completions)


def _nearest(word: str, language: str) -> str | None:
    """The word meant; of a Swahili verb in a form nobody uses here, the verb meant (*nabonyesa*: *bonyeza*)."""
    found = spelling.closest(word, language)
    if found is None and len(word) > 5 and swahili.looks_swahili(word):
        root = swahili.fold(word)
        if len(root) > 3 and root != word:
            found = spelling.closest(root + "a", "sw")
    return found


def _stems(word: str) -> set[str]:
    return {analysis.fold_word(word, language) for language in analysis.LANGUAGES}


def _counts(asked: list[str], memory: Memory) -> Counts:
    stems = {same for word in asked for stem in _stems(word) for same in synonyms.of(stem)}
    for language in analysis.LANGUAGES:
        phrases = synonyms.of_phrases([analysis.fold_word(word, language) for word in asked])
        stems.update(*phrases.values())
    stems.update(near for word in asked for near, _ in near_words.of(analysis.fold_word(word, "en")))
    unknown = sorted(stems - memory.counts.keys())
    if unknown:
        read: dict[str, dict[str, int]] = {stem: {} for stem in unknown}
        with connection.cursor() as cursor:
            cursor.execute(_COUNTS.format(", ".join(["%s"] * len(unknown))), unknown)
            for stem, language, articles in cursor.fetchall():
                read[stem][language] = int(articles)
        memory.counts.update(read)
    held = memory.counts
    return {(stem, language): articles for stem in stems for language, articles in held[stem].items()}


def _count(word: str, counts: Counts) -> int:
    return max(counts.get((stem, language), 0) for stem in _stems(word) for language in analysis.LANGUAGES)


def _is_known(word: str, counts: Counts) -> bool:
    return _count(word, counts) > 0 or any(synonyms.is_known(stem) for stem in _stems(word))


def _completions(beginning: str) -> list[tuple[str, str]]:
    if len(beginning) < 2:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_BEGINNING, [beginning, beginning + "zzzz"])
        return list(cursor.fetchall())


def _rewritten(text: str, spans: list[words.Span], meant: dict[str, str]) -> str:
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], meant.get(span.word, text[span.start : span.end])]
        end = span.end
    return "".join([*parts, text[end:]]).strip()
