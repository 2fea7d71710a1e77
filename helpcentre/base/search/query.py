"""Answering a visitor's question from the article index."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from helpcentre.base.search import analysis, function_words, snippet, spelling, synonyms, words
from helpcentre.base.search.backends import Term, current
from helpcentre.base.search.models import ArticleEntry, Word

LONGEST_QUERY = 500  # characters; what follows is not read
_MOST_WORDS = 12
_COMPLETIONS = 10


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
            hits += _hits(_terms(question, tongue), tongue, limit - len(hits))
    return Answer(text, question.corrected, hits)


@dataclass(frozen=True)
class _Question:
    words: list[str]
    corrected: str | None
    completions: list[tuple[str, str]]  # stem and language of words that begin like the last one


def _understood(text: str, language: str, *, correct: bool) -> _Question:
    spans = list(words.spans(text))
    asked = function_words.content_words([span.word for span in spans])
    asked = list(dict.fromkeys(asked))[:_MOST_WORDS]
    if not asked:
        return _Question([], None, [])
    unfinished = spans[-1].end == len(text) and asked[-1] == spans[-1].word
    completions = _completions(asked[-1]) if unfinished else []
    meant = _corrections(asked, language, bool(completions)) if correct else {}
    corrected = _rewritten(text, spans, meant) if meant else None
    return _Question([meant.get(word, word) for word in asked], corrected, completions)


def _completions(beginning: str) -> list[tuple[str, str]]:
    if len(beginning) < 2:
        return []
    found = Word.objects.filter(word__gte=beginning, word__lt=beginning + "zzzz").order_by("-articles")
    return list(found.values_list("stem", "language")[:_COMPLETIONS])


def _corrections(asked: list[str], language: str, last_may_be_unfinished: bool) -> dict[str, str]:
    stems = {word: {analysis.fold_word(word, tongue) for tongue in analysis.LANGUAGES} for word in asked}
    known = set(Word.objects.filter(stem__in=set().union(*stems.values())).values_list("stem", flat=True))
    meant = {}
    for word in asked:
        understood = any(stem in known or synonyms.is_known(stem) for stem in stems[word])
        if not understood and not (last_may_be_unfinished and word == asked[-1]):
            nearest = spelling.closest(word, language)
            if nearest is not None:
                meant[word] = nearest
    return meant


def _rewritten(text: str, spans: list[words.Span], meant: dict[str, str]) -> str:
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], meant.get(span.word, text[span.start : span.end])]
        end = span.end
    return "".join([*parts, text[end:]]).strip()


def _terms(question: _Question, language: str) -> tuple[Term, ...]:
    terms = []
    for place, word in enumerate(question.words, 1):
        token = analysis.fold_word(word, language)
        tokens = synonyms.of(token)
        prefix = None
        if place == len(question.words) and question.completions:
            tokens |= {stem for stem, tongue in question.completions if tongue == language}
            prefix = token if len(token) > 2 else None
        terms.append(Term(tokens, prefix))
    return tuple(terms)


def _hits(terms: tuple[Term, ...], language: str, limit: int) -> list[Hit]:
    backend = current()
    found = backend.articles(terms, language, limit, every=True)
    if len(found) < limit and len(terms) > 1:
        have = {article_id for article_id, _ in found}
        some = backend.articles(terms, language, limit, every=False)
        found += [row for row in some if row[0] not in have][: limit - len(found)]
    texts = _texts([article_id for article_id, _ in found])
    return [
        Hit(article_id, language, score, snippet.best(*texts[article_id], terms, language), terms)
        for article_id, score in found
        if article_id in texts
    ]


def _texts(ids: Sequence[int]) -> dict[int, tuple[str, list[str]]]:
    """The readable text and its tokens, for each article."""
    if not ids:
        return {}
    rows = ArticleEntry.objects.filter(pk__in=ids).values_list("pk", "plain", "summary", "body")
    return {pk: (plain, [*summary.split(), *body.split()]) for pk, plain, summary, body in rows}
