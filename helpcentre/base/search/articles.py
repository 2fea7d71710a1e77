"""Writing the article index, always inside the transaction that changes the article."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from django.db import connection, transaction

from helpcentre.base.search import analysis, memory, postings, vocabulary, words
from helpcentre.base.search.models import ArticleEntry

_FIELDS = ["language", "title", "keywords", "summary", "headings", "body", "plain", "vocabulary"]
_BATCH = 500


@dataclass(frozen=True)
class ArticleText:
    """A published article as people read it: plain text, no markup. ``language`` is ``"en"`` or ``"sw"``."""

    id: int
    language: str
    title: str
    keywords: str = ""
    summary: str = ""
    headings: str = ""
    body: str = ""

    @cached_property
    def cut(self) -> dict[str, list[str]]:
        """The words of each field; cutting costs most, so it is done once for the index and the vocabulary."""
        return {name: words.cut(getattr(self, name)) for name in postings.FIELDS}

    @cached_property
    def words(self) -> set[str]:
        return set(chain.from_iterable(self.cut.values()))


def put(text: ArticleText) -> None:
    """Index one article, replacing what was there. Raises TransactionManagementError outside a transaction."""
    put_many([text])


def put_many(texts: Iterable[ArticleText]) -> None:
    """Index many articles; the later of two with one id wins. Raises as ``put``."""
    _require_transaction()
    for batch in _batches(texts):
        before = ArticleEntry.objects.in_bulk(list(batch))
        change: Counter[tuple[str, str]] = Counter()
        for entry in before.values():
            change.subtract((entry.language, word) for word in entry.vocabulary.split())
        for text in batch.values():
            change.update((text.language, word) for word in text.words)
        entries = [_entry(text) for text in batch.values()]
        ArticleEntry.objects.bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["article_id"],
            update_fields=_FIELDS,
        )
        postings.write(entries)
        vocabulary.apply(change)


def remove(article_id: int) -> None:
    """Take one article out of the index; nothing happens when it is not there."""
    _require_transaction()
    entry = ArticleEntry.objects.filter(pk=article_id).first()
    if entry is None:
        return
    entry.delete()
    memory.turn()
    vocabulary.apply(Counter({(entry.language, word): -1 for word in entry.vocabulary.split()}))


def _entry(text: ArticleText) -> ArticleEntry:
    folded = {
        name: " ".join(analysis.fold_word(word, text.language) for word in said) for name, said in text.cut.items()
    }
    folded["keywords"] = _phrases(text)
    return ArticleEntry(
        article_id=text.id,
        language=text.language,
        **folded,
        plain=" ".join(f"{text.summary} {text.body}".replace("\0", " ").split()),
        vocabulary=" ".join(sorted(text.words)),
    )


def _phrases(text: ArticleText) -> str:
    """The keywords folded, with the commas between them, so that a whole phrase can be told from its neighbours."""
    folded = (" ".join(analysis.fold(phrase, text.language)) for phrase in text.keywords.split(","))
    return postings.BETWEEN.join(phrase for phrase in folded if phrase)


def _batches(texts: Iterable[ArticleText]) -> Iterator[dict[int, ArticleText]]:
    rest = iter(texts)
    while chunk := list(islice(rest, _BATCH)):
        yield {text.id: text for text in chunk}


def _require_transaction() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("the index is written with the rows it describes")
