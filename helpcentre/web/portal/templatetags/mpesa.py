"""Where the M-Pesa helper stands: ``{% load mpesa %}{% mpesa_helper article %}`` after an article's text."""

import re

from django import template

from helpcentre.domain.knowledge.models import Article

register = template.Library()

#: An author asks for it by this name on a line of its own, like a snippet. No snippet is called so, so the text
#: itself shows nothing there: neither page, search index nor feed.
NAME = "mpesa-helper"
_LINE = re.compile(rf"^\s*\{{\{{\s*{NAME}\s*\}}\}}\s*$", re.MULTILINE)


@register.inclusion_tag("portal/parts/mpesa_helper.html")
def mpesa_helper(article: Article) -> dict[str, object]:
    """The helper with its module, when the article asks for it; nothing otherwise."""
    return {"shown": bool(_LINE.search(article.body)), "article": article}
