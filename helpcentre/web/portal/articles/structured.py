"""What a search engine is told of a page, in the words of schema.org.

It is a data block: no script, nothing runs, and ``script-src`` does not speak of it.
"""

import json
from collections.abc import Sequence
from typing import Protocol

from django.utils.safestring import SafeString, mark_safe

from helpcentre.domain.knowledge.models import Article, Topic
from helpcentre.web.portal.translated import Addressed, address, public_url

_NAME = "DukaSystem Help"
#: As in Django's json_script: nothing in the data can end the block.
_ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Titled(Addressed, Protocol):
    @property
    def title(self) -> str: ...


def article(of: Article, url: str, topics: Sequence[Titled]) -> SafeString:
    """An Article and the way to it through ``topics``."""
    about: dict[str, object] = {
        "@type": "Article",
        "headline": of.title,
        "inLanguage": of.language,
        "mainEntityOfPage": url,
        "dateModified": of.updated_at.isoformat(timespec="seconds"),
        "publisher": {"@type": "Organization", "name": _NAME},
    }
    if of.summary:
        about["description"] = of.summary
    if of.first_published_at:
        about["datePublished"] = of.first_published_at.isoformat(timespec="seconds")
    return _block([about, _way(of.language, topics, (of.title, url))])


def topic(of: Topic) -> SafeString:
    """The way to a topic."""
    return _block([_way(of.language, of.path)])


def _way(language: str, topics: Sequence[Titled], *further: tuple[str, str]) -> dict[str, object]:
    shelves = [(each.title, public_url(address("portal:topic", each))) for each in topics]
    steps = [(_NAME, public_url(f"/{language}/")), *shelves, *further]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _block(graph: list[dict[str, object]]) -> SafeString:
    data = _encode({"@context": "https://schema.org", "@graph": graph})
    held = data.translate(_ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{held}</script>')  # noqa: S308 - escaped above
