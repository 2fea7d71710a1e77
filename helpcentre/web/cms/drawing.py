"""Previews: the public page of a draft, in its own language."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from helpcentre.domain.knowledge.models import Announcement, Article
from helpcentre.web.portal.announcements.views import page as announcement_page
from helpcentre.web.portal.articles.views import page


def article(draft: Article, request: HttpRequest) -> HttpResponse:
    draft.live = True  # as it will be; the page says of what is not public that it is for some people only
    with translation.override(draft.language):
        return page(request, draft)


def announcement(draft: Announcement, request: HttpRequest) -> HttpResponse:
    with translation.override(draft.language):
        return announcement_page(request, draft)
