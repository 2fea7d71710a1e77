"""What the links in every mail with news open: language, and the way out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from helpcentre.base.core.actor import Actor, ActorKind
from helpcentre.domain.news import actions, links
from helpcentre.domain.news.links import Link
from helpcentre.domain.news.models import NewsSubscriber
from helpcentre.domain.people.models import How, Language
from helpcentre.web.portal.access import methods, public, unstored
from helpcentre.web.portal.errors.views import csrf_failure
from helpcentre.web.portal.preferences.origin import came_from_here


@csrf_exempt  # whoever holds the mailed link has the proof; the browser says where the button was pressed
@public
@methods("GET", "POST")
def news_choices(request: HttpRequest, token: str) -> HttpResponse:
    """The language of the news, and the button that stops it."""
    subscriber = links.find(token, Link.CHOICES)
    if subscriber is None:
        return unstored(render(request, "portal/news/dead_link.html", status=404))
    if request.method != "POST":
        context = {"subscriber": subscriber, "stop": links.token(subscriber, Link.STOP), "languages": Language.choices}
        return unstored(render(request, "portal/news/choices.html", context))
    if not came_from_here(request):
        return csrf_failure(request, "origin")
    wanted = request.POST.get("language", "")
    if wanted in Language.values:
        subscriber = actions.choose_language(actor=_they(subscriber), subscriber=subscriber, language=wanted)
    return unstored(redirect(links.path(subscriber, Link.CHOICES)))


@csrf_exempt  # RFC 8058: a mail program posts here without cookies
@public
@methods("GET", "POST")
def news_stop(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button for people; one POST for mail programs (RFC 8058), which carry neither cookie nor origin."""
    subscriber = links.find(token, Link.STOP)
    if subscriber is None:
        return unstored(render(request, "portal/news/dead_link.html", status=404))
    if request.method == "POST":
        if not (_is_no_browser(request) or came_from_here(request)):
            return csrf_failure(request, "origin")
        one_click = request.POST.get("List-Unsubscribe") == "One-Click"
        how = How.ONE_CLICK if one_click else How.PAGE
        subscriber = actions.stop(actor=_they(subscriber), subscriber=subscriber, how=how)
    return unstored(render(request, "portal/news/stop.html", {"subscriber": subscriber}))


def _is_no_browser(request: HttpRequest) -> bool:
    return not {"Sec-Fetch-Site", "Origin", "Referer"} & request.headers.keys()


def _they(subscriber: NewsSubscriber) -> Actor:
    return Actor(ActorKind.PERSON, subscriber.person_id) if subscriber.person_id else Actor.system()
