"""What goes with a change of what the public reads: index and event, in the transaction of the row.

The models call these when Wagtail publishes, unpublishes or deletes; the actions call them when a program does.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.search import articles as index
from helpcentre.domain.knowledge import events, render
from helpcentre.domain.knowledge.rewriting import is_another
from helpcentre.domain.knowledge.surroundings import around
from helpcentre.domain.people.models import Person

if TYPE_CHECKING:
    from helpcentre.domain.knowledge.models import Article


def actor_of(user: Any) -> Actor:
    """Who Wagtail says it was; its scheduler says nobody."""
    return user.actor if isinstance(user, Person) else Actor.system()


def published(article_id: int, revision_id: int, user: Any, *, before: "Article") -> None:
    """After Wagtail published a revision: nothing is told when it only waits for its day.

    ``before`` is the row as it was; a new address leaves the old one behind as a redirect. An article that was live
    without a revision of its own is taken off the shelf by Wagtail until its day.
    """
    article = _article(article_id)
    slug_before = before.slug if before.live else None
    if before.live and not article.live:
        unpublished(article_id, article.topic_id, user)
    if article.live and article.live_revision_id == revision_id:
        _keep_addresses(article, slug_before)
        type(article).objects.filter(pk=article_id).update(updated_at=clock.now(), news_at=news_at(before, article))
        tell_public(article, actor_of(user))


def news_at(before: "Article", after: "Article") -> datetime | None:
    """When the article last became news. Wagtail writes back what a draft remembers, so it is said each time."""
    if before.first_published_at is None:
        return None if after.is_starter else clock.now()
    return clock.now() if is_another(before.body, after.body) else before.news_at


def keep_as_read(row: Any, overwritten: Revision | None) -> None:
    """A draft that saves itself writes over its own last revision, but not over one published, judged or given its day.

    Otherwise the history would say of a text that somebody read it, who never saw it, and the day would be forgotten.
    Raises PermissionDenied.
    """
    if overwritten is None:
        return
    judged = TaskState.objects.filter(revision=overwritten).exclude(status=TaskState.STATUS_IN_PROGRESS)
    if overwritten.pk == row.live_revision_id or overwritten.approved_go_live_at or judged.exists():
        raise PermissionDenied(_("This text was published or reviewed meanwhile. Open it again to go on."))


def unpublished(article_id: int, topic_id: int, user: Any) -> None:
    index.remove(article_id)
    log.record(events.ARTICLE_UNPUBLISHED, article_id, actor=actor_of(user), topic=topic_id)


def deleted(article: "Article") -> None:
    """Before the row goes."""
    if article.live:
        unpublished(article.pk, article.topic_id, None)
    log.record(events.ARTICLE_DELETED, article.pk, actor=Actor.system(), topic=article.topic_id)


def tell_public(article: "Article", actor: Actor) -> None:
    """Bring the index in line with a live article and tell the log."""
    if article.is_public:
        index.put(index_text(article))
    else:
        index.remove(article.pk)
    log.record(events.ARTICLE_PUBLISHED, article.pk, actor=actor, topic=article.topic_id)


def tell_public_many(articles: Sequence["Article"], actor: Actor, *, slugs_before: dict[int, str]) -> None:
    """As ``tell_public`` for articles that are live now. ``slugs_before`` has the addresses of those that were."""
    public = [article for article in articles if article.is_public]
    index.put_many(index_text(article) for article in public)
    former = apps.get_model("knowledge", "FormerAddress")._default_manager
    for language in {article.language for article in articles}:
        slugs = [article.slug for article in articles if article.language == language]
        former.filter(language=language, slug__in=slugs).delete()
    for article in articles:
        if not article.is_public:
            index.remove(article.pk)
        if slugs_before.get(article.pk, article.slug) != article.slug:
            _keep_addresses(article, slugs_before[article.pk])
        log.record(events.ARTICLE_PUBLISHED, article.pk, actor=actor, topic=article.topic_id)


def picture_changed(picture_id: int) -> None:
    """Another picture in its place, other words, or none any more: pages that show it are made anew."""
    log.record(events.PICTURE_CHANGED, picture_id, actor=Actor.system())


def announcement_changed(announcement_id: int, user: Any) -> None:
    """Also when one only waits for its day: a page made anew too often is still true."""
    log.record(events.ANNOUNCEMENT_CHANGED, announcement_id, actor=actor_of(user))


def index_text(article: "Article") -> index.ArticleText:
    """What the search index keeps of an article."""
    headings, body = render.headings_and_plain(article.body, around(article.body, article.language, links=False))
    return index.ArticleText(
        id=article.pk,
        language=article.language,
        title=article.title,
        keywords=article.keywords,
        summary=article.summary,
        headings=headings,
        body=body,
    )


def _keep_addresses(article: "Article", slug_before: str | None) -> None:
    former = apps.get_model("knowledge", "FormerAddress")._default_manager
    former.filter(language=article.language, slug=article.slug).delete()  # a living address is nobody's former one
    if slug_before not in (None, article.slug):
        former.update_or_create(language=article.language, slug=slug_before, defaults={"article": article})


def _article(article_id: int) -> "Article":
    found: Article = apps.get_model("knowledge", "Article")._default_manager.select_related("topic").get(pk=article_id)
    return found
