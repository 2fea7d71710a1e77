"""How a message is shown. What customers write stays as they typed it; staff may use a little Markdown.

Paragraphs, lists, bold, italic, links and code, nothing else: no headings, pictures, tables or HTML. What is not
understood is shown as it was typed.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import nh3
from django.utils.html import escape, urlize
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_TAGS = {"a", "br", "code", "em", "li", "ol", "p", "pre", "strong", "ul"}
_ATTRIBUTES = {"a": {"href", "target"}, "ol": {"start"}}
_REL = "nofollow noopener noreferrer"
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^\s()<>]{1,2000})\)")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]{1,500})(?<=\S)\*\*")


def as_typed(text: str) -> SafeString:
    """Plain text as paragraphs, with line ends kept and web addresses made links that tell nobody where from."""
    parts = [part.strip("\n") for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    html = "".join(f"<p>{_linked(part)}</p>".replace("\n", "<br>") for part in parts)
    return mark_safe(html or f"<p>{escape(text)}</p>")  # noqa: S308 - urlize escaped every part


def formatted(text: str) -> SafeString:
    """The HTML of what a member of staff wrote, links as in ``as_typed``."""
    html = _parser().render(text, {"inside_link": False})
    # Everything was escaped already; this is the second lock on the same door.
    return mark_safe(nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=_REL))  # noqa: S308


def plain(text: str) -> str:
    """The same for a mail without HTML: links written out, bold as one star on each side."""
    return _BOLD.sub(r"*\1*", _LINK.sub(r"\1: \2", text))


def _linked(text: str) -> str:
    linked = urlize(text, nofollow=True, autoescape=True)
    return linked.replace('rel="nofollow"', f'rel="{_REL}" target="_blank"')


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": 12}, renderer_cls=_Renderer)
    parser.enable(["list", "fence", "emphasis", "link", "backticks", "escape", "newline"])
    parser.validateLink = _may_be_linked  # type: ignore[method-assign, assignment]
    return parser


def _may_be_linked(address: str) -> bool:
    """Whole addresses only: a mail has no place that a relative one could start from."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in SCHEMES and bool(parts.netloc or parts.scheme.lower() in ("mailto", "tel"))


class _Renderer(RendererHTML):
    """Addresses that stand in the text become links, as in a customer's message; those in a link do not once more."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        content = tokens[idx].content
        return escape(content) if env["inside_link"] else _linked(content)

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        env["inside_link"] = True
        return f'<a href="{escape(str(tokens[idx].attrs["href"]))}" target="_blank">'

    def link_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        env["inside_link"] = False
        return "</a>"
