"""Markdown to the HTML of an article page, and what else is read out of it.

Authors may write HTML; whatever could run, load or restyle is taken out by nh3 (ammonia). Nothing here loads a picture
from elsewhere: pages make no third-party request.
"""

import re
from collections.abc import MutableMapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

_TIPS = {"tip", "kidokezo", "dokezo"}
_WARNINGS = {"warning", "onyo", "tahadhari"}
_SHORT_ANSWERS = {"short answer", "jibu fupi"}
_LABELS = _TIPS | _WARNINGS | _SHORT_ANSWERS
_WORDS_A_MINUTE = 180

_TAGS = {
    "a", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "hr", "i", "kbd",
    "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"}, "ol": {"start"}, "div": {"tabindex"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"},
    "th": {"scope"}, "td": {"colspan", "rowspan"},
}  # fmt: skip
_CLASSES = {"ol": {"steps"}, "div": {"tip", "ok", "scroll"}, "span": {"nb", "path"}, "p": {"short"}}
_ANCHOR = "h-"  # no heading may take the id of something on the page around it, such as an icon
_OTHER_ARTICLE = re.compile(r"([a-z0-9][a-z0-9-]*)/?(#.*)?")
_OUTSIDE = re.compile(r'<a href="(?=(?:https?:)?//)')
_UNBROKEN = re.compile(r"\b[MT]-(?:Pesa|PESA|Kash)\b")


@lru_cache(maxsize=256)
def to_html(markdown: str) -> SafeString:
    """Safe HTML: headings h2 to h4 with ids, numbered lists as ``ol.steps``, tips, tables that scroll by themselves.

    A link that is only a slug leads to that article; links to other sites carry ``rel="noopener noreferrer"``. Tips
    use the symbols ``info`` and ``warn`` of the page's icon sprite.
    """
    html = nh3.clean(
        _parser().renderer.render(_tokens(markdown), _parser().options, {}),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        attribute_filter=_own_ids_only,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    html = _OUTSIDE.sub('<a rel="noopener noreferrer" href="', html)
    html = html.replace('<div class="tip"><div>', f'<div class="tip">{_icon("warn")}<div>')
    html = html.replace('<div class="tip ok"><div>', f'<div class="tip ok">{_icon("info")}<div>')
    return mark_safe(html)  # noqa: S308 - cleaned by nh3


@lru_cache(maxsize=256)
def outline(markdown: str) -> tuple[tuple[str, str], ...]:
    """The id and text of each section heading (h2), in order, as they stand in ``to_html``."""
    tokens = _tokens(markdown)
    return tuple(
        (str(token.attrs["id"]), _text_of(tokens[place + 1]))
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2"
    )


def headings(markdown: str) -> str:
    """The text of all headings, one a line."""
    tokens = _tokens(markdown)
    return "\n".join(_text_of(tokens[at + 1]) for at, token in enumerate(tokens) if token.type == "heading_open")


def plain(markdown: str) -> str:
    """The running text on one line, without headings, markup, comments and the labels of tips."""
    tokens = _tokens(markdown)
    told = []
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.type != "heading_open":
            text = _text_of(token)
            told.append(text.partition(".")[2] if _label(token) in _LABELS else text)
    return " ".join(" ".join(told).split())


def reading_minutes(markdown: str) -> int:
    """Minutes to read it at 180 words a minute, at least 1."""
    return max(1, round(len(markdown.split()) / _WORDS_A_MINUTE))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # nh3 decides; a refused one would stay as text
    parser.add_render_rule("text", _text)
    parser.add_render_rule("image", _image)
    parser.add_render_rule("table_open", lambda *_: '<div class="scroll" tabindex="0"><table>')
    parser.add_render_rule("table_close", lambda *_: "</table></div>")
    parser.add_render_rule("tip_open", lambda _, tokens, at, *rest: f'<div class="{tokens[at].info}"><div>')
    parser.add_render_rule("tip_close", lambda *_: "</div></div>")
    return parser


def _text(
    _: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    return _UNBROKEN.sub(lambda match: f'<span class="nb">{match[0]}</span>', escape(tokens[at].content))


def _image(
    _: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    return escape(tokens[at].content)  # its description; pictures come with the file routes


def _tokens(markdown: str) -> list[Token]:
    tokens = _parser().parse(markdown.replace("\0", "").encode("utf-8", "ignore").decode())
    taken: set[str] = set()
    for place, token in enumerate(tokens):
        if token.type in {"heading_open", "heading_close"}:
            token.tag = {"h1": "h2", "h2": "h2", "h3": "h3"}.get(token.tag, "h4")
        if token.type == "heading_open":
            token.attrSet("id", _anchor(_text_of(tokens[place + 1]), taken))
        elif token.type == "ordered_list_open":
            token.attrSet("class", "steps")
        elif token.type == "inline":
            _resolve_links(token)
    _mark_tips(tokens)
    if len(tokens) > 1 and tokens[0].type == "paragraph_open" and _label(tokens[1]) in _SHORT_ANSWERS:
        tokens[0].attrSet("class", "short")
    return tokens


def _anchor(title: str, taken: set[str]) -> str:
    base = _ANCHOR + (slugify(title) or "section")
    anchor, n = base, 1
    while anchor in taken:
        n += 1
        anchor = f"{base}-{n}"
    taken.add(anchor)
    return anchor


def _resolve_links(inline: Token) -> None:
    for child in inline.children or []:
        if child.type == "link_open" and (match := _OTHER_ARTICLE.fullmatch(str(child.attrs.get("href", "")))):
            child.attrSet("href", f"../{match[1]}/{match[2] or ''}")


def _mark_tips(tokens: list[Token]) -> None:
    """Turn a quotation that begins with a bold Tip or Warning, in either language, into a tip block."""
    for place, token in enumerate(tokens):
        if token.type != "blockquote_open" or tokens[place + 1].type != "paragraph_open":
            continue
        label = _label(tokens[place + 2])
        if label not in _TIPS | _WARNINGS:
            continue
        close = next(
            later for later in tokens[place:] if later.type == "blockquote_close" and later.level == token.level
        )
        token.type, token.info, close.type = "tip_open", "tip ok" if label in _TIPS else "tip", "tip_close"
        _said(tokens[place + 2])[1].content = label.capitalize() + "."


def _label(inline: Token) -> str:
    """The bold words a paragraph begins with, in lower case and without the stop; empty when it begins otherwise."""
    said = _said(inline)
    if [child.type for child in said[:3]] != ["strong_open", "text", "strong_close"]:
        return ""
    return said[1].content.strip(" .:").casefold()


def _said(inline: Token) -> list[Token]:
    """What an inline token holds, without the empty texts the parser leaves."""
    return [child for child in inline.children or [] if child.type != "text" or child.content]


def _text_of(inline: Token) -> str:
    parts = {"softbreak": " ", "hardbreak": " "}
    return "".join(
        parts.get(child.type, child.content)
        for child in inline.children or []
        if child.type in {"text", "code_inline", "softbreak", "hardbreak", "image"}
    )


def _own_ids_only(tag: str, attribute: str, value: str) -> str | None:
    return None if attribute == "id" and not value.startswith(_ANCHOR) else value


def _icon(name: str) -> str:
    return f'<svg class="i" aria-hidden="true"><use href="#{name}"/></svg>'
