"""Parts of a page made of many alike, drawn by hand: ``{% load reading %}``.

A loop in a template costs for each of its pieces about what a query costs, and the page of an article has four.
Whatever comes from outside goes through ``written``, which escapes it.
"""

from collections.abc import Iterable, Sequence

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from helpcentre.base.ui import icons
from helpcentre.base.ui.templatetags.ui import together
from helpcentre.base.ui.written import written_each
from helpcentre.domain.knowledge.selectors import Result
from helpcentre.web.portal.articles.structured import Titled
from helpcentre.web.portal.translated import address

register = template.Library()

_HIT = (
    '<li class="hit"><a href="{}" lang="{}" hreflang="{}" ping="{}"><h3>{}</h3><p>{}</p><p class="meta">{}</p></a></li>'
)
_ABOVE = '<a href="{}"><span aria-hidden="true">/</span> {}</a>'


@register.simple_tag(takes_context=True)
def links_above(context: Context, topics: Sequence[Titled]) -> SafeString:
    """The topics above a page, outermost first, each a link; the first of them says that it leads back."""
    links = [(address("portal:topic", topic), together(topic.title)) for topic in topics]
    first = [(to, icons.put(context, "back"), title) for to, title in links[:1]]
    return written_each('<a href="{}">{}{}</a>', first) + written_each(_ABOVE, links[1:])


@register.simple_tag
def links_inside(sections: Iterable[tuple[str, str]]) -> SafeString:
    """The headings of a page, each a link to its anchor."""
    return written_each('<li><a href="#{}">{}</a></li>', sections)


@register.simple_tag
def search_hits(hits: Iterable[tuple[Result, str]], ping: str) -> SafeString:
    """The answers to a search, each with its address; the browser tells ``ping`` when one is opened."""
    return written_each(
        _HIT,
        (
            (
                url,
                hit.article.language,
                hit.article.language,
                ping,
                together(hit.title_html),
                hit.snippet_html,
                together(hit.topic_title),
            )
            for hit, url in hits
        ),
    )


@register.simple_tag
def links_to_articles(articles: Iterable[Titled]) -> SafeString:
    return written_each(
        '<li><a href="{}">{}</a></li>', ((address("portal:article", each), each.title) for each in articles)
    )
