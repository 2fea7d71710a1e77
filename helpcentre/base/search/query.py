"""Answering a visitor's question from the article index."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.safestring import SafeString

from helpcentre.base.search import analysis, function_words, snippet, spelling, synonyms, words
from helpcentre.base.search.backends import Reach, Term, current
from helpcentre.base.search.models import ArticleEntry, Word

LONGEST_QUERY = 500  # characters; what follows is not read
_MOST_WORDS = 12
_COMPLETIONS = 10
_PLENTY = 100  # a word in so many articles is whole; what begins like it is not looked for
_TELLING = 4


@dataclass(frozen=True)
class Hit:
    """``id`` is the article's, ``score`` is comparable within one language only, ``terms`` are what was matched."""

    id: int
    language: str
    score: float
    snippet: SafeString
    terms: tuple[Term, ...]

    def marked(self, text: str) -> SafeString:
        """``text`` (the title, for instance) escaped, with the words that matched in ``<mark>``."""
        return snippet.mark(text, self.terms, self.language)


@dataclass(frozen=True)
class Answer:
    """``corrected`` is the question as it was understood when a word was misspelt, otherwise None."""

    query: str
    corrected: str | None
    hits: list[Hit]


def articles(text: str, language: str, limit: int = 10, *, correct: bool = True) -> Answer:
    """The articles that answer ``text`` best: the visitor's ``language`` first, all words before some of them.

    Anything may be asked: operators, quotes and control characters are only separators. Never raises for a text.
    """
    text = text[:LONGEST_QUERY].replace("\0", " ").encode("utf-8", "ignore").decode()
    question = _understood(text, language, correct=correct)
    hits: list[Hit] = []
    for tongue in (language, *(other for other in analysis.LANGUAGES if other != language)):
        if question.words and len(hits) < limit:
            hits += _hits(question, tongue, limit - len(hits))
    return Answer(text, question.corrected, hits)


@dataclass(frozen=True)
class _Question:
    """``counts`` says how many articles use a stem; ``completions`` are words that begin like the last one."""

    words: list[str]
    corrected: str | None
    counts: dict[str, int]
    completions: list[tuple[str, str]]  # stem and language


def _understood(text: str, language: str, *, correct: bool) -> _Question:
    spans = list(words.spans(text))
    asked = function_words.content_words([span.word for span in spans])
    asked = list(dict.fromkeys(asked))[:_MOST_WORDS]
    if not asked:
        return _Question([], None, {}, [])
    unfinished = spans[-1].end == len(text) and asked[-1] == spans[-1].word
    counts = _counts(asked)
    completions = _completions(asked[-1]) if unfinished and _count(asked[-1], counts) < _PLENTY else []
    meant = {}
    for word in asked if correct else []:
        if not _is_known(word, counts) and not (completions and word == asked[-1]):
            nearest = spelling.closest(word, language)
            if nearest is not None:
                meant[word] = nearest
    if meant:
        asked = list(dict.fromkeys(meant.get(word, word) for word in asked))
        counts = _counts(asked)
    return _Question(asked, _rewritten(text, spans, meant) if meant else None, counts, completions)


def _stems(word: str) -> set[str]:
    return {analysis.fold_word(word, language) for language in analysis.LANGUAGES}


def _counts(asked: list[str]) -> dict[str, int]:
    stems = set().union(*(_stems(word) for word in asked))
    rows = Word.objects.filter(stem__in=stems).values_list("stem").annotate(Sum("articles"))
    return dict(rows.order_by())


def _count(word: str, counts: dict[str, int]) -> int:
    return max(counts.get(stem, 0) for stem in _stems(word))


def _is_known(word: str, counts: dict[str, int]) -> bool:
    return _count(word, counts) > 0 or any(synonyms.is_known(stem) for stem in _stems(word))


def _completions(beginning: str) -> list[tuple[str, str]]:
    if len(beginning) < 2:
        return []
    found = Word.objects.filter(word__gte=beginning, word__lt=beginning + "zzzz").order_by("-articles")
    return list(found.values_list("stem", "language")[:_COMPLETIONS])


def _rewritten(text: str, spans: list[words.Span], meant: dict[str, str]) -> str:
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], meant.get(span.word, text[span.start : span.end])]
        end = span.end
    return "".join([*parts, text[end:]]).strip()


def _term(word: str, question: _Question, language: str) -> Term:
    token = analysis.fold_word(word, language)
    tokens = synonyms.of(token)
    if word != question.words[-1] or not question.completions:
        return Term(tokens)
    completed = {stem for stem, tongue in question.completions if tongue == language}
    return Term(tokens | completed, token if len(token) > 2 else None)


def _hits(question: _Question, language: str, limit: int) -> list[Hit]:
    terms = tuple(_term(word, question, language) for word in question.words)
    backend, found = current(), dict[int, float]()
    for reach in Reach:
        if len(found) < limit and (reach is not Reach.SOME or len(terms) > 1):
            telling = _telling(question, terms) if reach is Reach.SOME else terms
            for article_id, score in backend.articles(telling, language, limit, reach):
                found.setdefault(article_id, score)
    chosen = list(found.items())[:limit]
    texts = _texts([article_id for article_id, _ in chosen])
    return [
        Hit(article_id, language, score, snippet.best(*texts[article_id], terms, language), terms)
        for article_id, score in chosen
        if article_id in texts
    ]


def _telling(question: _Question, terms: tuple[Term, ...]) -> list[Term]:
    """The terms that tell most, where one is enough: the rarest. Words in every article only cost time."""
    rarity = {term: _count(word, question.counts) for word, term in zip(question.words, terms, strict=True)}
    return sorted(terms, key=lambda term: rarity[term] or _PLENTY)[:_TELLING]


def _texts(ids: Sequence[int]) -> dict[int, tuple[str, list[str]]]:
    """The readable text and its tokens, for each article."""
    if not ids:
        return {}
    rows = ArticleEntry.objects.filter(pk__in=ids).values_list("pk", "plain", "summary", "body")
    return {pk: (plain, [*summary.split(), *body.split()]) for pk, plain, summary, body in rows}
