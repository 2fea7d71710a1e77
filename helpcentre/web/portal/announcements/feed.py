from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.domain.knowledge import announcements as told
from helpcentre.domain.knowledge.render import plain
from helpcentre.web.portal import language
from helpcentre.web.portal.feeds.words import allowed
from helpcentre.web.portal.pages import cached

WORDS = 300  # characters of an entry's summary


@cached()
def announcements_feed(request: HttpRequest) -> HttpResponse:
    """The same list as an Atom feed (RFC 4287)."""
    code = get_language() or language.DEFAULT
    feed = Atom1Feed(
        title=_("Announcements from DukaSystem Help"),
        link=settings.PUBLIC_URL + reverse("portal:announcements"),
        description="",
        language=code,
        feed_url=settings.PUBLIC_URL + reverse("portal:announcements_feed"),
    )
    for row in told.newest(code):
        link = settings.PUBLIC_URL + reverse("portal:announcement", args=[row.pk])
        feed.add_item(
            title=allowed(row.title),
            link=link,
            unique_id=link,
            description=allowed(plain(row.body)[:WORDS]),
            pubdate=row.first_published_at or row.created_at,
            updateddate=row.last_published_at or row.created_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
