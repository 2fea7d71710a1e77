from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from helpcentre.domain.knowledge import events, selectors
from helpcentre.web.portal import language
from helpcentre.web.portal.pages import cached
from helpcentre.web.portal.translated import other_address


@cached(events.ARTICLE_PUBLISHED, events.ARTICLE_UNPUBLISHED, events.TOPIC_CHANGED)
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One shelf with its articles."""
    code = get_language() or language.DEFAULT
    found = selectors.topic(code, slug)
    if found is None:
        raise Http404
    context = {
        "topic": found,
        "articles": selectors.articles(found),
        "others": [other for other in selectors.topics(code) if other.pk != found.pk],
        "translated_url": other_address("portal:topic", selectors.topic_translation(found)),
    }
    return render(request, "portal/topics/topic.html", context)
