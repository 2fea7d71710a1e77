"""What a phone keeps of a topic: each article's address, a mark of what its page shows, and what that page costs."""

import gzip
import hashlib
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Count, Sum
from django.db.models.functions import Length

from helpcentre.base.files.models import StoredFile
from helpcentre.base.ui import assets
from helpcentre.domain.knowledge import render, selectors
from helpcentre.domain.knowledge.models import Article, Audience, Topic
from helpcentre.domain.knowledge.surroundings import around
from helpcentre.web.portal.translated import address

MOST = 300  # articles of one topic; a phone keeps no library
FRAME = 2_750  # bytes: head, bar, sprite and footer around an article, compressed
DENSITY = 0.63  # compressed bytes for a character of text
_PICTURE = re.compile(r"/pictures/([\w-]+)")
_TEMPLATES = Path(settings.PACKAGE) / "web" / "portal" / "templates" / "portal"


@dataclass(frozen=True)
class Kept:
    """``size`` is compressed bytes with the article's pictures; ``mark`` changes when the page would."""

    url: str
    title: str
    mark: str
    size: int


@dataclass(frozen=True)
class Shelf:
    """A topic that can be kept. ``size`` is an estimate in bytes, made without drawing a page."""

    topic: Topic
    articles: int
    size: int


def shelves(language: str) -> list[Shelf]:
    """Every topic with public articles in ``language``, in their order."""
    public = Article.objects.filter(live=True, audience=Audience.PUBLIC, language=language)
    weighed = public.order_by().values_list("topic").annotate(number=Count("id"), letters=Sum(Length("body")))
    weights = {topic: (articles, letters) for topic, articles, letters in weighed}
    topics = Topic.objects.filter(pk__in=weights).order_by("position", "id")
    return [_shelf(topic, *weights[topic.pk]) for topic in topics]


def of_topic(topic: Topic) -> list[Kept]:
    """The articles of one topic, each as its page would be drawn now."""
    return [_kept(article) for article in selectors.articles(topic)[:MOST]]


def as_data(kept: Iterable[Kept]) -> dict[str, Any]:
    return {"articles": [asdict(each) for each in kept]}


def _shelf(topic: Topic, articles: int, letters: int) -> Shelf:
    return Shelf(topic, min(articles, MOST), round(articles * FRAME + letters * DENSITY))


def _kept(article: Article) -> Kept:
    body = render.to_html(article.body, around(article.body, article.language))
    shown = f"{article.title}\n{article.summary}\n{article.topic.title}\n{article.updated_at:%Y-%m-%d}\n{body}"
    pictures = StoredFile.objects.filter(name__in=_PICTURE.findall(body)).aggregate(size=Sum("size"))["size"] or 0
    size = FRAME + len(gzip.compress(shown.encode(), 6)) + pictures
    return Kept(address("portal:article", article), article.title, _mark(shown, release()), size)


def _mark(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


@cache
def release() -> str:
    """A mark of everything around an article's text: templates, styles and modules of this release."""
    frames = [path.read_text() for path in sorted(_TEMPLATES.rglob("*.html"))]
    return _mark(*frames, *(asset.digest for asset in assets.all_assets().values()))
