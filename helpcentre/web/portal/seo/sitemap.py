"""The pages a search engine may show, each with its translation (sitemaps.org 0.9, hreflang as xhtml:link)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from helpcentre.domain.knowledge.models import Article, Audience, Topic
from helpcentre.web.portal.translated import public_url

PER_PART = 2_000  # answers, each in up to two languages; the format allows 50,000 addresses
FIXED = ("portal:home", "portal:contact", "portal:announcements", "portal:privacy", "portal:promises")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OPEN = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


@dataclass(frozen=True)
class Place:
    """One page in one language."""

    language: str
    path: str
    changed_at: datetime | None = None


def answers() -> list[list[Place]]:
    """Every page, with its translations together, oldest first; two queries."""
    groups: dict[object, list[Place]] = {name: _fixed(name) for name in FIXED}
    filled = Topic.objects.filter(articles__live=True, articles__audience=Audience.PUBLIC).distinct().order_by("id")
    for key, language, slug in filled.values_list("translation_key", "language", "slug"):
        groups.setdefault(("topic", key), []).append(Place(language, f"/{language}/topics/{slug}/"))
    live = Article.objects.filter(live=True, audience=Audience.PUBLIC).order_by("id")
    for key, language, slug, changed in live.values_list("translation_key", "language", "slug", "updated_at"):
        groups.setdefault(key, []).append(Place(language, f"/{language}/articles/{slug}/", changed))
    return list(groups.values())


def part(groups: list[list[Place]], number: int) -> str:
    """One file of addresses; empty when there is no such part."""
    held = groups[(number - 1) * PER_PART : number * PER_PART] if number > 0 else []
    if not held:
        return ""
    body = "".join(_entry(place, group) for group in held for place in group)
    return f"{_HEAD}{_OPEN}{body}</urlset>\n"


def index(groups: list[list[Place]]) -> str:
    """The list of parts."""
    numbers = range(1, -(-len(groups) // PER_PART) + 1)
    rows = (f"<sitemap><loc>{_url(reverse('sitemap_part', args=[n]))}</loc></sitemap>\n" for n in numbers)
    return f"{_HEAD}{_INDEX}{''.join(rows)}</sitemapindex>\n"


def _fixed(name: str) -> list[Place]:
    places = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            places.append(Place(code, reverse(name)))
    return places


def _entry(place: Place, group: Iterable[Place]) -> str:
    others = list(group)
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{each.language}" href="{_url(each.path)}"/>' for each in others
    )
    changed = f"<lastmod>{place.changed_at.isoformat(timespec='seconds')}</lastmod>" if place.changed_at else ""
    return f"<url><loc>{_url(place.path)}</loc>{changed}{links if len(others) > 1 else ''}</url>\n"


def _url(path: str) -> str:
    return escape(public_url(path), {'"': "&quot;"})
