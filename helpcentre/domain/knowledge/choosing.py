"""Finding an article or a snippet by name, for authors: drafts too, by the words of the title."""

from dataclasses import asdict, dataclass

from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from helpcentre.domain.knowledge.models import Article, Snippet

_MOST = 20


@dataclass(frozen=True)
class Choice:
    """``name`` is what the text will hold: a slug, or the name of a snippet."""

    name: str
    title: str
    detail: str

    def as_data(self) -> dict[str, str]:
        return asdict(self)


def titled(rows: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Those whose title, slug or keywords hold every one of ``words``, in any order."""
    for word in words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(slug__icontains=word) | Q(keywords__icontains=word))
    return rows


def articles(words: str, language: str) -> list[Choice]:
    """Up to 20 articles of a language, the latest changed first."""
    found = titled(Article.objects.filter(language=language).select_related("topic"), words)
    return [
        Choice(row.slug, row.title, row.topic.title if row.live else f"{row.topic.title} · {_('draft')}")
        for row in found.order_by("-updated_at", "-id")[:_MOST]
    ]


def snippets(words: str, language: str) -> list[Choice]:
    """Up to 20 snippets of a language, with how they begin."""
    found = Snippet.objects.filter(language=language)
    for word in words.split()[:8]:
        found = found.filter(Q(name__icontains=word) | Q(body__icontains=word))
    return [Choice(row.name, row.name, Truncator(row.body).chars(100)) for row in found.order_by("name")[:_MOST]]
