import uuid
from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.search import articles as index
from helpcentre.domain.knowledge import article_file, events
from helpcentre.domain.knowledge.actions.saving import Outcome, Saved
from helpcentre.domain.knowledge.markup.cleaning import cleaned
from helpcentre.domain.knowledge.models import Article, Topic
from helpcentre.domain.knowledge.publishing import index_text
from helpcentre.domain.people.models import Person

#: The columns that ``put_article`` takes beside those every article needs.
_FACTS = frozenset(
    [
        "summary",
        "keywords",
        "position",
        "is_popular",
        "is_starter",
        "audience",
        "countries",
        "apps",
        "plans",
        "owner",
        "review_by",
    ]
)


def put_article(
    *,
    actor: Actor,
    language: str,
    slug: str,
    topic: Topic,
    title: str,
    body: str,
    translation_key: uuid.UUID | None = None,
    **facts: Any,
) -> Saved[Article]:
    """Create or change an article: the one with this ``translation_key`` in ``language``, or else with this ``slug``.

    ``facts`` are further columns of an article: ``summary, keywords, position, is_popular, is_starter, audience,
    countries, apps, plans, owner, review_by``; those left out become what a new article has. A new article is not
    public yet; a change to a public one is public at once, as a revision of its own. White space around and doubled
    is dropped. Raises ValidationError, and TypeError for a fact that is none.
    """
    values = _values(slug=slug, topic=topic, title=title, body=body, facts=facts)
    with transaction.atomic():
        article = _existing(language, slug, translation_key)
        if article is None:
            article = Article(language=language, translation_key=translation_key or uuid.uuid4(), live=False)
        elif all(getattr(article, name) == value for name, value in values.items()):
            return Saved(article, Outcome.UNCHANGED)
        outcome = Outcome.CREATED if article.pk is None else Outcome.CHANGED
        for name, value in values.items():
            setattr(article, name, value)
        article.updated_at = clock.now()
        article.full_clean()
        if article.pk is None or not article.live:
            article.save()
        revision = article.save_revision(user=user_of(actor), clean=False)
        if article.live:
            article.publish(revision, user=user_of(actor), skip_permission_checks=True)
            article.refresh_from_db()
    return Saved(article, outcome)


def publish_article(*, actor: Actor, article: Article) -> Article:
    """Make the newest text of an article public; nothing happens when it is already."""
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        if not article.live or article.has_unpublished_changes:
            user = user_of(actor)
            revision = article.get_latest_revision() or article.save_revision(user=user, clean=False)
            article.publish(revision, user=user, skip_permission_checks=True)
            article.refresh_from_db()
    return article


def unpublish_article(*, actor: Actor, article: Article) -> Article:
    """Take an article back from the public; nothing happens when it is not published."""
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        if article.live:
            article.unpublish(user=user_of(actor))
    return article


def load_articles(*, actor: Actor, articles: Iterable[Article]) -> int:
    """Store and publish many new articles at once, for demonstrations and benchmarks; how many.

    ``articles`` are unsaved rows with everything but their dates; they are trusted, not checked. One
    transaction for each 500.
    """
    count, rest = 0, iter(articles)
    while batch := list(islice(rest, 500)):
        with transaction.atomic():
            for article in batch:
                article.live = True
                article.first_published_at = article.last_published_at = clock.now()
            Article.objects.bulk_create(batch)
            index.put_many(index_text(article) for article in batch)
            for article in batch:
                log.record(events.ARTICLE_PUBLISHED, article.pk, actor=actor, topic=article.topic_id)
        count += len(batch)
    return count


def _existing(language: str, slug: str, key: uuid.UUID | None) -> Article | None:
    matching = Q(slug=slug) if key is None else Q(slug=slug) | Q(translation_key=key)
    found = list(Article.objects.select_for_update().filter(matching, language=language))
    return next((article for article in found if article.translation_key == key), found[0] if found else None)


def _values(*, slug: str, topic: Topic, title: str, body: str, facts: dict[str, Any]) -> dict[str, Any]:
    unknown = facts.keys() - _FACTS
    if unknown:
        raise TypeError(f"an article has no {', '.join(sorted(unknown))}")
    fresh = Article()
    values = {name: getattr(fresh, name) for name in _FACTS} | facts
    values |= {"slug": slug, "topic": topic, "title": title}
    tidy = {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in values.items()}
    return tidy | {"body": cleaned(article_file.tidy(body)).text}


def user_of(actor: Actor) -> Person | None:
    """Who Wagtail shall say it was."""
    return Person.objects.filter(pk=actor.person_id).first() if actor.person_id else None
