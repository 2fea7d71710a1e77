"""What the public may read: published articles, and topics that hold some."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.utils.safestring import SafeString

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.base.search import query as index
from helpcentre.domain.knowledge.models import Article, Audience, Topic

_SHOWN = ("id", "language", "topic_id", "slug", "title", "summary")  # in the order of the model, as from_db wants it
_LISTED = """
    SELECT article.id, article.language, article.topic_id, article.slug, article.title, article.summary,
        topic.title, article.translation_key
    FROM knowledge_article AS article JOIN knowledge_topic AS topic ON topic.id = article.topic_id
    WHERE article.live AND article.audience = %s AND article.id IN
"""
#: What a page shows; the columns of authoring would be read, converted and thrown away.
_READ = (
    *("translation_key", "language", "slug", "title", "summary", "body", "position", "audience", "live"),
    *("countries", "apps", "plans", "updated_at", "first_published_at"),
    *("topic__language", "topic__slug", "topic__title", "topic__parent"),
)
_PUBLISHED = Q(articles__live=True, articles__audience=Audience.PUBLIC)


@dataclass(frozen=True)
class Result:
    """Of ``article`` only what a list shows has been read.

    ``title_html`` and ``snippet_html`` are escaped, with the words that matched in ``<mark>``.
    """

    article: Article
    topic_title: str
    title_html: SafeString
    snippet_html: SafeString


@dataclass(frozen=True)
class SearchAnswer:
    """``corrected`` is the question as it was understood when a word was misspelt, otherwise None."""

    query: str
    corrected: str | None
    results: list[Result]


def topics(language: str) -> list[Topic]:
    """The topics with published articles in ``language``, in their order, each with ``article_count``."""
    filled = Topic.objects.filter(_PUBLISHED, language=language)
    return list(filled.annotate(article_count=Count("articles")).order_by("position", "id"))


def topic(language: str, slug: str) -> Topic | None:
    """One topic with ``article_count``, or None when it is unknown."""
    return _counted().filter(language=language, slug=slug).first()


def articles(topic: Topic) -> list[Article]:
    """The published articles of a topic, in their order."""
    return list(_published().filter(topic=topic))


def article(language: str, slug: str) -> Article | None:
    """One published article with its topic, or None when it is unknown or not published."""
    return _article.first(language=language, slug=slug)


def topic_translation(of: Topic) -> Topic | None:
    """The same topic in the other language, with ``article_count``."""
    return _counted().filter(translation_key=of.translation_key).exclude(language=of.language).first()


def popular(language: str, n: int = 6) -> list[Article]:
    """Up to ``n`` published articles marked popular, filled up with the first of the others."""
    listed = _published().filter(language=language).order_by("topic__position", "position", "id")
    # "IN (1)" and not the bare column, which SQLite looks up in no index: most help centres have few popular articles.
    chosen = list(listed.filter(is_popular__in=[True])[:n])
    return chosen + list(listed.filter(is_popular__in=[False])[: n - len(chosen)]) if len(chosen) < n else chosen


def search(query: str, language: str, limit: int = 10, *, correct: bool = True) -> SearchAnswer:
    """Answers to a visitor's question, their language first; a translation of a listed article is not listed again.

    ``correct=False`` looks for the words exactly as typed. Never raises for any text.
    """
    answer = index.articles(query, language, limit, correct=correct)
    found = _listed([hit.id for hit in answer.hits])
    results: list[Result] = []
    seen = set()
    for hit in answer.hits:
        article, topic_title, same = found.get(hit.id, (None, "", None))
        if article is not None and same not in seen:
            seen.add(same)
            results.append(Result(article, topic_title, hit.marked(article.title), hit.snippet))
    return SearchAnswer(answer.query, answer.corrected, results)


def address(article: Article) -> str:
    """The public path of an article, part of the stable surface."""
    return f"/{article.language}/articles/{article.slug}/"


def as_data(answer: SearchAnswer) -> dict[str, object]:
    """The answer as programs get it. ``snippet`` is HTML: escaped text with ``<mark>``."""
    results = [
        {
            "slug": result.article.slug,
            "language": result.article.language,
            "title": result.article.title,
            "url": address(result.article),
            "snippet": result.snippet_html,
        }
        for result in answer.results
    ]
    return {"query": answer.query, "corrected": answer.corrected, "results": results}


def _listed(ids: list[int]) -> dict[int, tuple[Article, str, object]]:
    """Those that are published, each with its topic's title and what it shares with its translation.

    The ORM took longer to write the statement than the database to run it.
    """
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"{_LISTED} ({', '.join(['%s'] * len(ids))})", [Audience.PUBLIC.value, *ids])
        rows = cursor.fetchall()
    return {row[0]: (Article.from_db(connection.alias, _SHOWN, row[:-2]), row[-2], row[-1]) for row in rows}


def _published() -> QuerySet[Article]:
    return Article.objects.filter(live=True, audience=Audience.PUBLIC).select_related("topic")


@prepared
def _article(language: One, slug: One) -> QuerySet[Article]:
    return _published().filter(language=language, slug=slug).order_by().only(*_READ)


def _counted() -> QuerySet[Topic]:
    return Topic.objects.annotate(article_count=Count("articles", filter=_PUBLISHED))
