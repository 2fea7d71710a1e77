"""What is new, as Atom feeds (RFC 4287): of everything in one language, and of one topic."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.domain.knowledge import events, news, selectors
from helpcentre.domain.knowledge.models import Article, Topic
from helpcentre.web.portal import language
from helpcentre.web.portal.feeds.words import allowed
from helpcentre.web.portal.pages import cached
from helpcentre.web.portal.translated import address, public_url

KINDS = (events.ARTICLE_PUBLISHED, events.ARTICLE_UNPUBLISHED, events.TOPIC_CHANGED)


@cached(*KINDS)
def feed(request: HttpRequest) -> HttpResponse:
    return _written(_("Answers from DukaSystem Help"), reverse("portal:home"), request.path)


@cached(*KINDS)
def topic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    topic = selectors.topic(get_language() or language.DEFAULT, slug)
    if topic is None:
        raise Http404
    return _written(topic.title, address("portal:topic", topic), request.path, topic)


def _written(title: str, page: str, here: str, topic: Topic | None = None) -> HttpResponse:
    code = get_language() or language.DEFAULT
    made = Atom1Feed(
        title=allowed(title), link=public_url(page), description="", language=code, feed_url=public_url(here)
    )
    for article in news.latest(code, topic):
        made.add_item(
            title=allowed(article.title),
            link=public_url(address("portal:article", article)),
            unique_id=_name(article),
            description=allowed(article.summary),
            pubdate=article.first_published_at or article.updated_at,
            updateddate=article.updated_at,
            categories=[allowed(article.topic.title)],
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _name(article: Article) -> str:
    """The same for ever, wherever the article moves (RFC 4287 section 4.2.6)."""
    return f"urn:uuid:{uuid.uuid5(article.translation_key, article.language)}"
