from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from helpcentre.domain.knowledge import events, selectors
from helpcentre.domain.knowledge import render as markdown
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.neighbours import neighbours
from helpcentre.domain.knowledge.surroundings import around
from helpcentre.web.portal import language
from helpcentre.web.portal.pages import cached
from helpcentre.web.portal.translated import other_address

READ_NEXT = 3
LONG = 4  # section headings; a shorter article is seen at one glance


@cached(events.ARTICLE_PUBLISHED, events.ARTICLE_UNPUBLISHED, events.TOPIC_CHANGED)
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One answer, with what to read next and a way to a person who then knows what was read."""
    code = get_language() or language.DEFAULT
    found = selectors.article(code, slug)
    if found is None:
        raise Http404
    return page(request, found)


def page(request: HttpRequest, found: Article) -> HttpResponse:
    """The public page of an article, also of one that is still a draft."""
    surroundings = around(found.body, found.language)
    body = markdown.to_html(found.body, surroundings)
    sections = markdown.outline(found.body, surroundings)
    beside = neighbours(found, READ_NEXT)
    context = {
        "article": found,
        "body": body,
        "has_short": 'class="short"' in body,
        "contents": sections if len(sections) >= LONG else (),
        "minutes": found.minutes,
        "related": beside.related,
        "translated_url": other_address("portal:article", beside.translation),
    }
    return render(request, "portal/articles/article.html", context)
