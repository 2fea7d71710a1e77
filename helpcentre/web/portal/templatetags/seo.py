"""What search engines and messengers are told of a page: ``{% load seo %}``."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from helpcentre.base.ui import assets
from helpcentre.domain.knowledge.models import Topic
from helpcentre.web.portal import language

register = template.Library()

PICTURE = "preview.png"
LOCALES = {"en": "en_KE", "sw": "sw_KE"}


@register.inclusion_tag("portal/parts/found_as.html")
def found_as(
    url: str, title: str, description: str = "", translated: str = "", kind: str = "website"
) -> dict[str, object]:
    """Canonical address, both languages, and what a link to the page looks like where it is sent.

    ``url`` is the whole address or a path, ``translated`` the path in the other language, empty where there is none.
    """
    code = translation.get_language() or language.DEFAULT
    languages = [(code, _whole(url))]
    if translated:
        languages = sorted([*languages, (language.other(code), _whole(translated))])
    return {
        "url": _whole(url),
        "title": title,
        "description": description,
        "kind": kind,
        "languages": languages if translated else (),
        "locale": LOCALES[code],
        "picture": _whole(assets.url(PICTURE)),
    }


@register.simple_tag
def feed_link(topic: Topic | None = None) -> SafeString:
    """What is new as a feed: of everything, or of one topic."""
    there = reverse("portal:topic_feed", args=[topic.slug]) if topic else reverse("portal:feed")
    return format_html('<link rel="alternate" type="application/atom+xml" href="{}">', there)


def _whole(address: str) -> str:
    return f"{settings.PUBLIC_URL}{address}" if address.startswith("/") else address
