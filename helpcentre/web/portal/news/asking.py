"""Asking for news by mail, and saying yes: double opt-in."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from helpcentre.base.core.actor import Actor
from helpcentre.domain.news import actions, links
from helpcentre.domain.news.links import Link
from helpcentre.domain.people.consents import current_words
from helpcentre.domain.people.models import Purpose
from helpcentre.domain.policy.actions import accept
from helpcentre.domain.policy.models import Act
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, public, unstored
from helpcentre.web.portal.errors.views import csrf_failure
from helpcentre.web.portal.news import pace
from helpcentre.web.portal.news.forms import SubscribeForm
from helpcentre.web.portal.preferences.origin import came_from_here
from helpcentre.web.portal.tickets.pace import words


@public
@methods("GET", "POST")
def news_subscribe(request: HttpRequest) -> HttpResponse:
    """The form. Its answer is the same for every address, so that nobody learns who gets news."""
    if request.method != "POST":
        return _form(request, SubscribeForm(initial={"language": get_language() or language.DEFAULT}))
    form = SubscribeForm(request.POST)
    if not form.is_valid():
        return _form(request, form)
    if wait := pace.minutes_to_wait(request):
        form.add_error(None, words(wait))
        return _form(request, form, 429)
    if pace.may_be_asked(form.cleaned_data["email"]):
        actions.ask(actor=Actor.system(), **form.cleaned_data)
    return unstored(redirect("portal:news_asked"))


@public
@methods("GET")
def news_asked(request: HttpRequest) -> HttpResponse:
    return unstored(render(request, "portal/news/asked.html"))


@csrf_exempt  # whoever holds the mailed link has the proof; the browser says where the button was pressed
@public
@methods("GET", "POST")
def news_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What the mailed link opens. Programs that look at links in mail press no button, so looking confirms nothing."""
    subscriber = links.find(token, Link.CONFIRM)
    if subscriber is None or not subscriber.is_asked:
        return unstored(render(request, "portal/news/dead_link.html", status=404))
    if request.method != "POST":
        context = {"subscriber": subscriber, "words": current_words(Purpose.NEWS).text}
        return unstored(render(request, "portal/news/confirm.html", context))
    if not came_from_here(request):
        return csrf_failure(request, "origin")
    with transaction.atomic():
        confirmed = actions.confirm(actor=Actor.system(), subscriber=subscriber)
        if confirmed.person:
            accept(actor=Actor.system(), person=confirmed.person, language=confirmed.language, act=Act.NEWS)
    return unstored(redirect(links.path(confirmed, Link.CHOICES)))


def _form(request: HttpRequest, form: SubscribeForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "words": current_words(Purpose.NEWS).text}
    return unstored(render(request, "portal/news/subscribe.html", context, status=status))
