"""The table of contents of a long article."""

import re
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags

LONG = 4  # headings; a shorter article is seen at one glance
_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)


@dataclass(frozen=True)
class Heading:
    id: str
    words: str


def contents(html: str) -> list[Heading]:
    """The second-level headings of rendered Markdown, or nothing when there are fewer than four."""
    headings = [Heading(found.group(1), unescape(strip_tags(found.group(2)))) for found in _HEADING.finditer(html)]
    return headings if len(headings) >= LONG else []
