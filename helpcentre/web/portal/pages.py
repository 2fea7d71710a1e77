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
from helpcentre.base.ui.events import LOOK_CHANGED
from helpcentre.domain.knowledge.events import ANNOUNCEMENT_CHANGED
from helpcentre.web.portal.access import View

PLACE = b"<!--weight-->"
_REMEMBERED = 20_000  # pages; some megabytes
_weights: dict[tuple[str, int], int] = {}
_LOADED = re.compile(rb'<(?:link|script)[^>]+(?:src|href)="/static/[0-9a-f]{12}/([\w.-]+)"')


def cached(*kinds: EventKind) -> Callable[[View], View]:
    """A public page that may be kept until one of ``kinds`` happens; its footer says what it costs to load.

    Every page may carry the banner of an incident, and each wears the colours and the logo that were chosen, so an
    announcement or another look ends the life of each.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def weighed(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            request.will_be_kept = not request.META["QUERY_STRING"]  # type: ignore[attr-defined]
            return say_weight(request.path, view(request, *args, **kwargs))

        shared: View = public_page(ANNOUNCEMENT_CHANGED, LOOK_CHANGED, *kinds)(weighed)
        return shared

    return declare


def say_weight(path: str, response: HttpResponse) -> HttpResponse:
    """Writes into the footer what page, stylesheet, modules and icon weigh together, compressed, in kB rounded up."""
    page = response.content
    if response.status_code == 200 and PLACE in page:
        words = _("This page weighs %(size)s kB.") % {"size": -(-_weight(path, page) // 1000)}
        response.content = page.replace(PLACE, words.encode())
    return response


def _weight(path: str, page: bytes) -> int:
    """Bytes. Compressing takes long, and a page made again is mostly the page it was: it is weighed anew only when it
    grew or shrank by more than a few words, which no rounded kilobyte would show.
    """
    key = path, len(page) // 64
    weight = _weights.get(key)
    if weight is None:
        weight = len(gzip.compress(page, 6)) + sum(map(compressed_size, companions(page)))
        if len(_weights) >= _REMEMBERED:
            _weights.clear()
        _weights[key] = weight
    return weight


def companions(page: bytes) -> set[str]:
    """The names of our own files that a browser loads with the page."""
    return {name.decode() for name in _LOADED.findall(page)} & assets.all_assets().keys()


@cache
def compressed_size(name: str) -> int:
    return len(gzip.compress(assets.all_assets()[name].content, 6))
