"""Which addresses on other websites an article points at, as its page shows them, shared words included."""

import re
from html import unescape
from urllib.parse import urldefrag

from django.db.models import Q

from helpcentre.domain.knowledge import render
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.surroundings import around

_SHOWN = re.compile(r'<a class="out"[^>]*? href="([^"]*)"')
_SCHEME = re.compile(r"(?i)(?:(https?):)?[/\\]*")

#: Articles that may point outside; whether one does, its text says.
MAYBE = Q(body__contains="//") | Q(body__contains=r"\\") | Q(body__contains="{{") | Q(body__icontains="http")


def addresses(article: Article) -> list[str]:
    """Each once, in order, without the part after ``#``, which no server ever sees."""
    shown = _SHOWN.findall(render.to_html(article.body, around(article.body, article.language)))
    return list(dict.fromkeys(tidy(unescape(url)) for url in shown))


def tidy(url: str) -> str:
    """The address as it is listed: with a scheme, as browsers read what is written carelessly, without a fragment."""
    written = _SCHEME.match(url)
    assert written is not None  # it may be empty, so it always matches
    try:
        return urldefrag(f"{(written[1] or 'https').lower()}://{url[written.end() :]}").url
    except ValueError:
        return url
