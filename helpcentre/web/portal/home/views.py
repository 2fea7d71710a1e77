from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from helpcentre.domain.knowledge import events as knowledge_events
from helpcentre.domain.knowledge import news, selectors, shelves
from helpcentre.domain.tickets import events as ticket_events
from helpcentre.domain.tickets.selectors import usual_first_reply
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, public
from helpcentre.web.portal.pages import cached
from helpcentre.web.portal.policy.register import tally

QUESTIONS = 4
FRESH = 3


@public
@methods("GET")
def front_door(request: HttpRequest) -> HttpResponse:
    """``/`` leads to the home page in the language chosen before, or the browser's."""
    response = redirect(f"/{language.chosen(request)}/")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


@cached(
    knowledge_events.ARTICLE_PUBLISHED,
    knowledge_events.ARTICLE_UNPUBLISHED,
    knowledge_events.TOPIC_CHANGED,
    ticket_events.REPLY_SENT,
)
def home(request: HttpRequest) -> HttpResponse:
    code = get_language() or language.DEFAULT
    context = {
        "questions": selectors.popular(code, QUESTIONS),
        "fresh": news.newest(code, FRESH),
        "shelves": shelves.outermost(code),
        "usual_wait": usual_first_reply(),
        "promises": tally(),
    }
    return render(request, "portal/home/home.html", context)
