from django.http import Http404, HttpRequest, HttpResponse

from helpcentre.domain.knowledge import events
from helpcentre.web.portal.pages import cached
from helpcentre.web.portal.seo import sitemap as pages
from helpcentre.web.portal.translated import public_url

KINDS = (events.ARTICLE_PUBLISHED, events.ARTICLE_UNPUBLISHED, events.TOPIC_CHANGED)
#: What is of one person, or of the team, or a question instead of an answer.
CLOSED = (
    "/accounts/", "/api/", "/cms/", "/demo/", "/desk/",
    "/*/search/", "/*/tickets/", "/*/t/", "/*/preferences/", "/*/articles/*/vote/",
)  # fmt: skip


@cached()
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers are asked to leave alone (RFC 9309). It protects nothing; the doors do."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), "", f"Sitemap: {public_url('/sitemap.xml')}"]
    return _told("\n".join(lines) + "\n", "text/plain")


@cached(*KINDS)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page; a list of parts when there are many."""
    groups = pages.answers()
    body = pages.part(groups, 1) if len(groups) <= pages.PER_PART else pages.index(groups)
    return _told(body, "application/xml")


@cached(*KINDS)
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    body = pages.part(pages.answers(), number)
    if not body:
        raise Http404
    return _told(body, "application/xml")


def _told(body: str, content_type: str) -> HttpResponse:
    """In both languages at once, so the first visitor's does not stick to what is kept."""
    response = HttpResponse(body, content_type=f"{content_type}; charset=utf-8")
    response.headers["Content-Language"] = "en, sw"
    return response
