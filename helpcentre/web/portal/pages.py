"""Pages that are the same for every visitor, and what they weigh."""

import gzip
import re
from collections.abc import Callable
from functools import cache, wraps

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from helpcentre.base.events.kinds import EventKind
from helpcentre.base.front.pages import public_page
from helpcentre.base.ui import assets
from helpcentre.domain.knowledge.events import ANNOUNCEMENT_CHANGED
from helpcentre.web.portal.access import View

PLACE = b"<!--weight-->"
_LOADED = re.compile(rb'<(?:link|script)[^>]+(?:src|href)="/static/[0-9a-f]{12}/([\w.-]+)"')


def cached(*kinds: EventKind) -> Callable[[View], View]:
    """A public page that may be kept until one of ``kinds`` happens; its footer says what it costs to load.

    Every page may carry the banner of an incident, so an announcement ends the life of each.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def weighed(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            request.will_be_kept = True  # type: ignore[attr-defined]
            return say_weight(view(request, *args, **kwargs))

        shared: View = public_page(ANNOUNCEMENT_CHANGED, *kinds)(weighed)
        return shared

    return declare


def say_weight(response: HttpResponse) -> HttpResponse:
    """Writes into the footer what page, stylesheet, modules and icon weigh together, compressed, in kB rounded up."""
    if response.status_code == 200 and PLACE in response.content:
        size = len(gzip.compress(response.content, 6)) + sum(map(compressed_size, companions(response.content)))
        words = _("This page weighs %(size)s kB.") % {"size": -(-size // 1000)}
        response.content = response.content.replace(PLACE, words.encode())
    return response


def companions(page: bytes) -> set[str]:
    """The names of our own files that a browser loads with the page."""
    return {name.decode() for name in _LOADED.findall(page)} & assets.all_assets().keys()


@cache
def compressed_size(name: str) -> int:
    return len(gzip.compress(assets.all_assets()[name].content, 6))
