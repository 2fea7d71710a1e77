import re

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.base.front.pages import public_page
from helpcentre.base.ui import assets, bundles
from helpcentre.domain.knowledge import events, selectors
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, public
from helpcentre.web.portal.offline import pack
from helpcentre.web.portal.pages import cached, compressed_size

_CHANGES = (events.ARTICLE_PUBLISHED, events.ARTICLE_UNPUBLISHED, events.TOPIC_CHANGED, events.SNIPPET_CHANGED)

_AROUND = ("portal.css", "mark.svg", "offline.js")  # what every kept page shares, fetched once


@cached(*_CHANGES)
def offline(request: HttpRequest) -> HttpResponse:
    """Choose what this phone keeps, see what it costs and what is kept. The rest happens in the browser."""
    shelves = pack.shelves(get_language() or language.DEFAULT)
    size = sum(each.size for each in shelves) + sum(map(compressed_size, _AROUND))
    return render(request, "portal/offline/offline.html", {"shelves": shelves, "size": size})


@cached()
def offline_none(request: HttpRequest) -> HttpResponse:
    """What stands in for a page that is not kept while there is no network."""
    return render(request, "portal/offline/none.html")


@public_page(*_CHANGES)
def offline_pack(request: HttpRequest, slug: str) -> HttpResponse:
    """What the pack of one topic holds now: the phone fetches what has another mark than its own."""
    topic = selectors.topic(get_language() or language.DEFAULT, slug)
    if topic is None:
        raise Http404
    return JsonResponse(pack.as_data(pack.of_topic(topic)))


@public_page()
def web_manifest(request: HttpRequest) -> HttpResponse:
    """Name, colours and icon for a phone's home screen (W3C Web Application Manifest)."""
    tokens = bundles.TOKENS.read_text()
    home = reverse("portal:home")
    said = {
        "name": _("DukaSystem Help"),
        "short_name": _("Duka help"),
        "lang": get_language(),
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "background_color": _colour("paper", tokens),
        "theme_color": _colour("front", tokens),
        "icons": [{"src": assets.url("mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(said, content_type="application/manifest+json")


@public
@methods("GET")
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps chosen articles, for ``/en/`` and ``/sw/`` each. Only whoever asked for a pack has it."""
    response = HttpResponse(assets.worker(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _colour(name: str, tokens: str) -> str:
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}})", tokens)
    return found[1] if found else ""
