"""Template tags of the portal: ``{% load portal %}``."""

from functools import lru_cache
from urllib.parse import urlsplit

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.html import escape, urlize
from django.utils.safestring import SafeString, mark_safe

from helpcentre.domain.people.models import Language
from helpcentre.web.portal import language
from helpcentre.web.portal import low_data as saver

register = template.Library()


@register.simple_tag(takes_context=True)
def other_language_url(context: Context, wanted: str | None = None) -> str:
    """The same page in the other language; ``wanted`` is its address where the words of the address differ.

    Pages whose address names no language, and pages without one, lead to the other language's home page.
    """
    if wanted:
        return wanted
    request = context.get("request")
    path: str = request.get_full_path() if request is not None and request.method == "GET" else ""
    named = language.of_path(urlsplit(path).path)
    if named and not path.startswith(f"/{named}/t/"):
        return f"/{language.other(named)}/{path.lstrip('/').partition('/')[2]}"
    with translation.override(language.other(translation.get_language() or language.DEFAULT)):
        return reverse("portal:home")


@register.simple_tag
def other_language() -> dict[str, str]:
    """``code``, ``name`` and ``short`` of the language this page is not in."""
    return _beside(translation.get_language())


@lru_cache(maxsize=8)
def _beside(spoken: str | None) -> dict[str, str]:
    """Kept for the language that is spoken, since the name of the other one is said in it."""
    code = language.other(spoken or language.DEFAULT)
    return {"code": code, "name": str(Language(code).label), "short": code.upper()}


@register.simple_tag(takes_context=True)
def here(context: Context) -> str:
    """The address to come back to after a choice; the home page where coming back would make no sense."""
    request = context.get("request")
    if (
        request is not None
        and request.method == "GET"
        and language.of_path(request.path_info)
        and "/t/" not in request.path
    ):
        path: str = request.get_full_path()
        return path
    try:
        return reverse("portal:home")
    except NoReverseMatch:
        return "/"


@register.simple_tag(takes_context=True)
def low_data(context: Context) -> bool:
    """``{% low_data as saving %}``: whether this visitor wants pictures only on tap."""
    request = context.get("request")
    return request is not None and saver.is_on(request)


@register.filter
def as_typed(text: str) -> SafeString:
    """Plain text as paragraphs, with line ends kept and web addresses made links that tell nobody where from."""
    paragraphs = []
    for part in text.replace("\r\n", "\n").split("\n\n"):
        if part.strip():
            linked = urlize(part.strip("\n"), nofollow=True, autoescape=True)
            linked = linked.replace(' rel="nofollow"', ' rel="nofollow noopener noreferrer"')
            paragraphs.append("<p>" + linked.replace("\n", "<br>") + "</p>")
    return mark_safe("".join(paragraphs) or f"<p>{escape(text)}</p>")  # noqa: S308 - urlize escaped every part
