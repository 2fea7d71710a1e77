from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from helpcentre.domain.knowledge import selectors
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, public
from helpcentre.web.portal.search.words import asked
from helpcentre.web.portal.translated import address

SHOWN = 10
SUGGESTED = 3


@public
@methods("GET")
def search(request: HttpRequest) -> HttpResponse:
    """Articles that answer ``q``; with ``exact`` no word is corrected, ``part=suggest`` is a short list for a form."""
    code = get_language() or language.DEFAULT
    query = asked(request.GET.get("q", ""))
    if request.GET.get("part") == "suggest":
        return render(request, "portal/search/suggest.html", {"suggested": suggested(query)})
    context: dict[str, object] = {"query": query}
    if query:
        answer = selectors.search(query, code, SHOWN, correct="exact" not in request.GET)
        hits = [(hit, address("portal:article", hit.article)) for hit in answer.results]
        context |= {
            "answer": answer,
            "mine": [pair for pair in hits if pair[0].article.language == code],
            "others": [pair for pair in hits if pair[0].article.language != code],
        }
    return render(request, "portal/search/results.html", context)


def suggested(query: str) -> list[tuple[str, str]]:
    """Title and address of up to three articles that may answer ``query``."""
    if not query:
        return []
    answer = selectors.search(query, get_language() or language.DEFAULT, SUGGESTED)
    return [(hit.article.title, address("portal:article", hit.article)) for hit in answer.results]
