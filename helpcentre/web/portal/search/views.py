from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from helpcentre.domain.knowledge import selectors
from helpcentre.domain.knowledge.models import Article
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, public
from helpcentre.web.portal.errors.views import csrf_failure
from helpcentre.web.portal.preferences.origin import came_from_here
from helpcentre.web.portal.search import tally
from helpcentre.web.portal.search.words import asked
from helpcentre.web.portal.translated import address

SHOWN = 10
SUGGESTED = 3
INSTANT = 5
OFTEN_ASKED = 4
PARTS = {"suggest": ("portal/search/suggest.html", SUGGESTED), "instant": ("portal/search/instant.html", INSTANT)}


@dataclass(frozen=True)
class Suggestion:
    """An article that may answer, and where it is shown."""

    article: Article
    url: str


@public
@methods("GET")
def search(request: HttpRequest) -> HttpResponse:
    """Articles that answer ``q``; with ``exact`` no word is corrected, with ``part`` only a short list (``PARTS``)."""
    query = asked(request.GET.get("q", ""))
    part = request.GET.get("part", "")
    if part in PARTS:
        template, most = PARTS[part]
        response = render(request, template, {"suggested": suggested(query, most), "query": query})
        response.headers["Cache-Control"] = "private, max-age=120"  # letters taken back cost no data
        return response
    context = results(query, correct="exact" not in request.GET)
    tally.asked(request, query, get_language() or language.DEFAULT, len(context["mine"]) + len(context["others"]))
    return render(request, "portal/search/results.html", context)


@public
@methods("POST")
@csrf_exempt
def opened(request: HttpRequest) -> HttpResponse:
    """A result of the search ``q`` was opened: the browser says so beside opening it (HTML standard, ``ping``)."""
    if not came_from_here(request):
        return csrf_failure(request, "origin")
    tally.opened(request, asked(request.GET.get("q", "")), get_language() or language.DEFAULT)
    return HttpResponse(status=204)


def results(query: str, *, correct: bool) -> dict[str, Any]:
    """What the page of results shows: the visitor's language, then the other; with nothing found what others ask."""
    code = get_language() or language.DEFAULT
    answer = selectors.search(query, code, SHOWN, correct=correct) if query else None
    hits = [(hit, address("portal:article", hit.article)) for hit in answer.results] if answer else []
    return {
        "query": query,
        "answer": answer,
        "mine": [pair for pair in hits if pair[0].article.language == code],
        "others": [pair for pair in hits if pair[0].article.language != code],
        "ping": f"{reverse('portal:search_opened')}?{urlencode({'q': query}, quote_via=quote)}" if hits else "",
        "often": [] if hits else selectors.popular(code, OFTEN_ASKED),
    }


def suggested(query: str, most: int = SUGGESTED) -> list[Suggestion]:
    """Up to ``most`` articles that may answer ``query``."""
    if not query:
        return []
    answer = selectors.search(query, get_language() or language.DEFAULT, most)
    return [Suggestion(hit.article, address("portal:article", hit.article)) for hit in answer.results]
