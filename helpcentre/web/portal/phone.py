"""What this phone may open without signing in: the private links that were followed on it.

The cookie holds numbers of links, signed. Each is checked in the database at every use, so a link that was
cancelled or has ended opens nothing, whatever the cookie says.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from helpcentre.base.core import cookies

COOKIE = "ticket_links"
COOKIE_AGE = 60 * 24 * 3600  # seconds; the links themselves end sooner or later than that
MOST = 20  # links; the oldest fall out
_SALT = "helpcentre.web.portal.phone"


def link_ids(request: HttpRequest) -> list[int]:
    """Numbers of the links this phone followed, oldest first. A cookie that is not ours counts as none."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=COOKIE_AGE)
    except signing.BadSignature:
        return []
    return [number for number in kept if isinstance(number, int)] if isinstance(kept, list) else []


def remember(request: HttpRequest, response: HttpResponse, link_id: int) -> None:
    """Add one link to what this phone may open."""
    numbers = [number for number in link_ids(request) if number != link_id] + [link_id]
    cookies.keep(response, COOKIE, signing.dumps(numbers[-MOST:], salt=_SALT), seconds=COOKIE_AGE)


def forget(response: HttpResponse) -> None:
    """This phone opens nothing any more."""
    cookies.drop(response, COOKIE)
