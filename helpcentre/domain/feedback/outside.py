"""Which addresses on other websites an article points at, as its page shows them."""

import re
from html import unescape
from urllib.parse import urldefrag

from helpcentre.domain.knowledge import render

_SHOWN = re.compile(r'<a [^>]*?href="((?:https?:)?//[^"]+)"')


def addresses(markdown: str) -> list[str]:
    """Each once, in order, without the part after ``#``, which no server ever sees."""
    if "//" not in markdown:
        return []
    shown = [unescape(url) for url in _SHOWN.findall(render.to_html(markdown))]
    return list(dict.fromkeys(tidy(url) for url in shown))


def tidy(url: str) -> str:
    """The address as it is listed: with a scheme, without a fragment."""
    return urldefrag(f"https:{url}" if url.startswith("//") else url).url
