import uuid
from collections.abc import Iterable
from itertools import islice

from django.db import transaction
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.search import articles as index
from helpcentre.domain.knowledge import events, render
from helpcentre.domain.knowledge.actions.saving import Outcome, Saved, save
from helpcentre.domain.knowledge.models import Article, Topic


def put_article(
    *,
    actor: Actor,
    language: str,
    slug: str,
    topic: Topic,
    title: str,
    body: str,
    summary: str = "",
    keywords: str = "",
    translation_key: uuid.UUID | None = None,
    position: int = 0,
    is_popular: bool = False,
    is_starter: bool = False,
) -> Saved[Article]:
    """Create or change an article: the one with this ``translation_key`` in ``language``, or else with this ``slug``.

    A new article is not published yet; a change to a published one is public at once. White space around and
    doubled is dropped. Raises ValidationError.
    """
    values = {
        "slug": slug,
        "topic": topic,
        "title": " ".join(title.split()),
        "body": body.replace("\r\n", "\n").strip(),
        "summary": " ".join(summary.split()),
        "keywords": " ".join(keywords.split()),
        "position": position,
        "is_popular": is_popular,
        "is_starter": is_starter,
    }
    with transaction.atomic():
        article = _existing(language, slug, translation_key)
        if article is None:
            article = Article(language=language, translation_key=translation_key or uuid.uuid4())
        outcome = save(article, values)
        if outcome == Outcome.CHANGED:
            article.updated_at = clock.now()
            article.save(update_fields=["updated_at"])
            if article.is_published:
                _tell_public(actor, article)
    return Saved(article, outcome)


def publish_article(*, actor: Actor, article: Article) -> Article:
    """Make an article public; nothing happens when it is already."""
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        if not article.is_published:
            article.published_at = clock.now()
            article.save(update_fields=["published_at"])
            _tell_public(actor, article)
    return article


def unpublish_article(*, actor: Actor, article: Article) -> Article:
    """Take an article back from the public; nothing happens when it is not published."""
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        if article.is_published:
            article.published_at = None
            article.save(update_fields=["published_at"])
            index.remove(article.pk)
            log.record(events.ARTICLE_UNPUBLISHED, article.pk, actor=actor, topic=article.topic_id)
    return article


def load_articles(*, actor: Actor, articles: Iterable[Article]) -> int:
    """Store and publish many new articles at once, for demonstrations and benchmarks; how many.

    ``articles`` are unsaved rows with everything but ``published_at``; they are trusted, not checked. One
    transaction for each 500.
    """
    count, rest = 0, iter(articles)
    while batch := list(islice(rest, 500)):
        with transaction.atomic():
            for article in batch:
                article.published_at = article.published_at or clock.now()
            Article.objects.bulk_create(batch)
            index.put_many(index_text(article) for article in batch)
            for article in batch:
                log.record(events.ARTICLE_PUBLISHED, article.pk, actor=actor, topic=article.topic_id)
        count += len(batch)
    return count


def index_text(article: Article) -> index.ArticleText:
    """What the search index keeps of an article."""
    return index.ArticleText(
        id=article.pk,
        language=article.language,
        title=article.title,
        keywords=article.keywords,
        summary=article.summary,
        headings=render.headings(article.body),
        body=render.plain(article.body),
    )


def _existing(language: str, slug: str, key: uuid.UUID | None) -> Article | None:
    matching = Q(slug=slug) if key is None else Q(slug=slug) | Q(translation_key=key)
    found = list(Article.objects.select_for_update().filter(matching, language=language))
    return next((article for article in found if article.translation_key == key), found[0] if found else None)


def _tell_public(actor: Actor, article: Article) -> None:
    index.put(index_text(article))
    log.record(events.ARTICLE_PUBLISHED, article.pk, actor=actor, topic=article.topic_id)
