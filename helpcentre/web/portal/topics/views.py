from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from helpcentre.domain.knowledge import events, selectors, shelves
from helpcentre.web.portal import language
from helpcentre.web.portal.articles import structured
from helpcentre.web.portal.pages import cached
from helpcentre.web.portal.translated import other_address


@cached(events.ARTICLE_PUBLISHED, events.ARTICLE_UNPUBLISHED, events.TOPIC_CHANGED)
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One shelf with its articles, and the shelves on it with theirs."""
    code = get_language() or language.DEFAULT
    found = selectors.topic(code, slug)
    if found is None:
        raise Http404
    others = [] if found.parent_id else shelves.outermost(code)
    context = {
        "topic": found,
        "shelf": shelves.shelf(found),
        "above": found.path[:-1],
        "others": [other.topic for other in others if other.topic.pk != found.pk],
        "structured": structured.topic(found),
        "translated_url": other_address("portal:topic", selectors.topic_translation(found)),
    }
    return render(request, "portal/topics/topic.html", context)
