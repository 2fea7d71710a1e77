"""What search engines and messengers are told of a page: ``{% load seo %}``."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString

from helpcentre.base.ui import assets
from helpcentre.base.ui.written import written, written_each
from helpcentre.domain.knowledge.models import Topic
from helpcentre.web.portal import language

register = template.Library()

PICTURE = "preview.png"
LOCALES = {"en": "en_KE", "sw": "sw_KE"}
_FOUND_AS = """{}<link rel="canonical" href="{}">{}
<meta property="og:type" content="{}"><meta property="og:site_name" content="DukaSystem Help">\
<meta property="og:title" content="{}">{}<meta property="og:url" content="{}"><meta property="og:locale" content="{}">\
<meta property="og:image" content="{}"><meta property="og:image:width" content="1200">\
<meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">
"""


@register.simple_tag
def found_as(url: str, title: str, description: str = "", translated: str = "", kind: str = "website") -> SafeString:
    """Canonical address, both languages, and what a link to the page looks like where it is sent.

    ``url`` is the whole address or a path, ``translated`` the path in the other language, empty where there is none.
    """
    code, here = translation.get_language() or language.DEFAULT, _whole(url)
    languages = sorted([(code, here), (language.other(code), _whole(translated))]) if translated else ()
    return written(
        _FOUND_AS,
        written('<meta name="description" content="{}">', description) if description else "",
        here,
        written_each('<link rel="alternate" hreflang="{}" href="{}">', languages),
        kind,
        title,
        written('<meta property="og:description" content="{}">', description) if description else "",
        here,
        LOCALES[code],
        _whole(assets.url(PICTURE)),
    )


@register.simple_tag
def feed_link(topic: Topic | None = None) -> SafeString:
    """What is new as a feed: of everything, or of one topic."""
    there = reverse("portal:topic_feed", args=[topic.slug]) if topic else reverse("portal:feed")
    return written('<link rel="alternate" type="application/atom+xml" href="{}">', there)


def _whole(address: str) -> str:
    return f"{settings.PUBLIC_URL}{address}" if address.startswith("/") else address
