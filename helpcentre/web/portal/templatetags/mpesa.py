"""Where the M-Pesa helper stands: ``{% load mpesa %}{% mpesa_helper article %}`` after an article's text."""

import re
from typing import cast

from django import template
from django.template import Context, Template
from django.utils.safestring import SafeString, mark_safe

from helpcentre.domain.knowledge.models import Article

register = template.Library()

#: An author asks for it by this name on a line of its own, like a snippet. No snippet is called so, so the text
#: itself shows nothing there: neither page, search index nor feed.
NAME = "mpesa-helper"
_TEMPLATE = "portal/parts/mpesa_helper.html"
_LINE = re.compile(rf"^\s*\{{\{{\s*{NAME}\s*\}}\}}\s*$", re.MULTILINE)


@register.simple_tag(takes_context=True)
def mpesa_helper(context: Context, article: Article) -> SafeString:
    """The helper with its module, when the article asks for it; nothing otherwise."""
    if not _LINE.search(article.body):
        return mark_safe("")
    inside = context.new({"article": article})
    return cast("Template", context.template).engine.get_template(_TEMPLATE).render(inside)
