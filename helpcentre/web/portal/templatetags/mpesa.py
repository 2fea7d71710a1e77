"""Where the M-Pesa helper stands: ``{% load mpesa %}{% if article|asks_for_mpesa %}``."""

import re

from django import template

from helpcentre.domain.knowledge.models import Article

register = template.Library()

#: An author asks for it by this name on a line of its own, like a snippet. No snippet is called so, so the text
#: itself shows nothing there: neither page, search index nor feed.
NAME = "mpesa-helper"
_LINE = re.compile(rf"\s*\{{\{{\s*{NAME}\s*\}}\}}\s*")


@register.filter
def asks_for_mpesa(article: Article) -> bool:
    """Whether the article asks for the helper."""
    body = article.body
    return NAME in body and any(_LINE.fullmatch(line) for line in body.splitlines() if NAME in line)
