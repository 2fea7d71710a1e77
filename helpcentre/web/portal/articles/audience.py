"""What stands at an article's address when it is not the public page."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render

from helpcentre.domain.knowledge import doors, selectors
from helpcentre.domain.knowledge.models import Article, Audience
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.web.portal.access import person_of, unstored
from helpcentre.web.portal.translated import address


def readable(request: HttpRequest, code: str, slug: str) -> Article | None:
    """The article at this address if whoever asks may read it."""
    found = selectors.article(code, slug) or doors.guarded(code, slug)
    return found if found and may_read(request, found) else None


def may_read(request: HttpRequest, article: Article) -> bool:
    """Everybody, whoever signed in, or the team, as the article says."""
    if article.audience == Audience.PUBLIC:
        return True
    person = person_of(request)
    if person is None:
        return False
    return article.audience == Audience.SIGNED_IN or may(person, Permission.USE_DESK)


def elsewhere(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Where the article went or in which language it is. Raises Http404 when no article ever stood here."""
    moved = doors.moved(code, slug)
    if moved:
        return HttpResponsePermanentRedirect(address("portal:article", moved))
    other = doors.in_other_language(code, slug)
    if other is None:
        raise Http404
    same = doors.translation(other, code)
    if same:
        return HttpResponseRedirect(address("portal:article", same))
    context = {"article": other, "url": address("portal:article", other)}
    return unstored(render(request, "portal/articles/other_language.html", context, status=404))
