"""Bringing an article into the other language, and saying that a translation says what its source says now."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.knowledge import events
from helpcentre.domain.knowledge.models import Article, Topic
from helpcentre.domain.people.models import Person

_TAKEN_OVER = ("title", "summary", "body", "position", "audience", "countries", "apps", "plans")


def translate_article(*, actor: Actor, article: Article, language: str) -> Article:
    """The article in ``language``: the one there is, or a new draft that holds the source's text, to be written over.

    The draft is not live and knows the revision it was made from. Its topic is the source's in that language. Raises
    ValidationError when there is no such topic, or for the article's own language.
    """
    if language == article.language:
        raise ValidationError(_("The article is in this language already."))
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        found = Article.objects.filter(translation_key=article.translation_key, language=language).first()
        if found is not None:
            return found
        user = Person.objects.filter(pk=actor.person_id).first() if actor.person_id else None
        draft = Article(
            language=language,
            translation_key=article.translation_key,
            topic=_shelf(article.topic, language),
            slug=_free_slug(article.slug, language),
            source=article,
            source_revision=_present_text(article, user),
            owner=user,
            live=False,
            has_unpublished_changes=True,
            **{name: getattr(article, name) for name in _TAKEN_OVER},
        )
        draft.full_clean()
        draft.save()
        draft.save_revision(user=user, clean=False)
        log.record(events.TRANSLATION_STARTED, draft.pk, actor=actor, source=article.pk)
    return draft


def mark_translation_current(*, actor: Actor, article: Article) -> Article:
    """Somebody compared: the translation says what its source says now. Nothing happens when it was so already."""
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        if article.source is None or not article.is_outdated:
            return article
        Article.objects.filter(pk=article.pk).update(source_revision=article.source.live_revision_id)
        article.refresh_from_db()
        log.record(events.TRANSLATION_CURRENT, article.pk, actor=actor, source=article.source_id or 0)
    return article


def _present_text(article: Article, user: Person | None) -> Revision:
    """What the public reads; the newest draft where nothing is public yet."""
    return article.live_revision or article.get_latest_revision() or article.save_revision(user=user, clean=False)


def _shelf(topic: Topic, language: str) -> Topic:
    found = Topic.objects.filter(translation_key=topic.translation_key, language=language).first()
    if found is None:
        raise ValidationError(_("The topic “%(topic)s” is not there in that language yet. Make it first.")
                              % {"topic": topic.title})  # fmt: skip
    return found


def _free_slug(slug: str, language: str) -> str:
    taken = set(Article.objects.filter(language=language, slug__startswith=slug[:110]).values_list("slug", flat=True))
    free, n = slug, 1
    while free in taken:
        n += 1
        free = f"{slug[:110]}-{n}"
    return free
