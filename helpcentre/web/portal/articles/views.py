from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from helpcentre.domain.knowledge import doors, events, selectors
from helpcentre.domain.knowledge import render as markdown
from helpcentre.domain.knowledge.models import Article, Audience
from helpcentre.domain.knowledge.neighbours import neighbours
from helpcentre.domain.knowledge.surroundings import around
from helpcentre.web.portal import language, low_data
from helpcentre.web.portal.access import methods, public, to_the_door, unstored
from helpcentre.web.portal.articles import applies, structured
from helpcentre.web.portal.articles.audience import elsewhere, may_read
from helpcentre.web.portal.articles.sharing import whatsapp
from helpcentre.web.portal.pages import cached
from helpcentre.web.portal.translated import address, other_address, public_url

LONG = 4  # section headings; a shorter article is seen at one glance


@public
@methods("GET")
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One answer. Whoever asks matters only for an article that is not for everybody."""
    try:
        return shared(request, slug)
    except Http404:
        return guarded(request, slug)


@cached(
    events.ARTICLE_PUBLISHED,
    events.ARTICLE_UNPUBLISHED,
    events.TOPIC_CHANGED,
    events.SNIPPET_CHANGED,
    events.PICTURE_CHANGED,
)
def shared(request: HttpRequest, slug: str) -> HttpResponse:
    """An article for everybody, the same bytes for everybody."""
    found = selectors.article(get_language() or language.DEFAULT, slug)
    if found is None:
        raise Http404
    return page(request, found)


def guarded(request: HttpRequest, slug: str) -> HttpResponse:
    """An article for those who signed in or for the team; a team's article is unknown to everybody else."""
    code = get_language() or language.DEFAULT
    found = doors.guarded(code, slug)
    if found is None:
        return elsewhere(request, code, slug)
    if may_read(request, found):
        return unstored(page(request, found))
    if found.audience == Audience.SIGNED_IN:
        return to_the_door(request)
    raise Http404


def page(request: HttpRequest, found: Article) -> HttpResponse:
    """The page of an article, also of one that is still a draft."""
    surroundings = around(found.body, found.language, saves_data=low_data.is_on(request))
    body = markdown.to_html(found.body, surroundings)
    sections = markdown.outline(found.body, surroundings)
    beside = neighbours(found)
    topics: list[structured.Titled] = [*beside.above, found.topic]
    here = public_url(address("portal:article", found))
    context = {
        "article": found,
        "body": body,
        "has_taps": 'class="tap"' in body,
        "has_short": 'class="short"' in body,
        "contents": sections if len(sections) >= LONG else (),
        "minutes": found.minutes,
        "applies": applies.words(found),
        "related": beside.related,
        "next": beside.next,
        "here": here,
        "share": whatsapp(found.title, here),
        "topics": topics,
        "structured": structured.article(found, here, topics) if found.is_public else "",
        "translated_url": other_address("portal:article", beside.translation),
        # The panel of the vote asks for both. What is not there is what a template looks for longest.
        "too_many": False,
        "vote": None,
    }
    return render(request, "portal/articles/article.html", context)
