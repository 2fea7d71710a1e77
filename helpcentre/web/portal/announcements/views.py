from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from helpcentre.domain.knowledge import announcements as told
from helpcentre.domain.knowledge import events
from helpcentre.domain.knowledge.models import Announcement
from helpcentre.web.portal import language
from helpcentre.web.portal.pages import cached

HIGHEST = 2**63  # ids of rows


@cached()
def announcements(request: HttpRequest) -> HttpResponse:
    """What the team told everybody, newest first."""
    rows = told.newest(get_language() or language.DEFAULT)
    return render(request, "portal/announcements/list.html", {"announcements": rows})


@cached(events.ARTICLE_PUBLISHED, events.SNIPPET_CHANGED)
def announcement(request: HttpRequest, number: int) -> HttpResponse:
    """One of them, in the language of the address; where it is not written in it, as it is written."""
    found = told.one(number) if number < HIGHEST else None
    if found is None:
        raise Http404
    code = get_language() or language.DEFAULT
    if found.language != code and (same := told.translation(found, code)):
        return redirect("portal:announcement", same.pk)
    return page(request, found)


def page(request: HttpRequest, found: Announcement) -> HttpResponse:
    """The public page of an announcement, also of one that is still a draft."""
    other = told.translation(found, language.other(get_language() or language.DEFAULT))
    context = {"announcement": found, "body": told.to_html(found), "translated_url": _address(other)}
    return render(request, "portal/announcements/announcement.html", context)


def _address(row: Announcement | None) -> str:
    """Where ``row`` is shown in its own language; empty when there is none, so that the number stays."""
    if row is None:
        return ""
    with translation.override(row.language):
        return reverse("portal:announcement", args=[row.pk])
