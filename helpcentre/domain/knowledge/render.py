"""Markdown to the HTML of an article page, and what else is read out of it.

Authors may write HTML; whatever could run, load or restyle is taken out by nh3 (ammonia). Nothing here loads a picture
from elsewhere: pages make no third-party request.
"""

import re
import secrets
from collections.abc import MutableMapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import nh3
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from helpcentre.domain.knowledge import picture_html
from helpcentre.domain.knowledge.markup import marks, tokens
from helpcentre.domain.knowledge.picture_sizes import NAME, PictureSizes
from helpcentre.domain.knowledge.surroundings import Surroundings

_ALONE = Surroundings()
WORDS_A_MINUTE = 180
_MARK = f"picture-{secrets.token_hex(16)}"  # anew in every process
_PLACE = re.compile(rf"{_MARK}-(\d+)-")

_TAGS = {
    "a", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "hr", "i", "kbd",
    "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title", "aria-label"}, "ol": {"start"}, "div": {"tabindex"}, "h2": {"id"}, "h3": {"id"},
    "h4": {"id"}, "th": {"scope"}, "td": {"colspan", "rowspan"},
}  # fmt: skip
_CLASSES = {
    "a": {"here"}, "ol": {"steps"}, "div": {"tip", "ok", "scroll"}, "span": {"nb", "path"}, "p": {"short"},
}  # fmt: skip
_OUTSIDE = re.compile(
    r'<a ((?:[a-z-]+="[^"]*" )*)href="((?:https?:|[/\\]{2})[^"]*)"([^>]*)>(.*?)</a>', re.DOTALL | re.IGNORECASE
)
_MARKED_OUTSIDE = re.compile(r'<a class="out"[^>]*? href="([^"]*)"')
_UNBROKEN = re.compile(r"\b[MT]-(?:Pesa|PESA|Kash)\b")


@lru_cache(maxsize=256)
def to_html(markdown: str, surroundings: Surroundings = _ALONE) -> SafeString:
    """Safe HTML of an article. Check marks are left out.

    Headings are h2 to h4 with ids and a link to themselves, numbered lists ``ol.steps``; tables scroll by themselves.

    A link that is only a slug leads to that article, by its present address; links to other sites are ``a.out``, say so
    to whoever listens, and carry ``rel="noopener noreferrer"``. Tips use the symbols ``info`` and ``warn`` of the
    page's icon sprite. A picture that is not there is its description.
    """
    with translation.override(surroundings.language):
        seen: list[SafeString] = []
        html = nh3.clean(
            _renderer().render(
                _tokens(markdown, surroundings), tokens.parser().options, {"around": surroundings, "seen": seen}
            ),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            allowed_classes=_CLASSES,
            attribute_filter=_attribute,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
        )
        leaving = escape(_("another site"))
    html = _OUTSIDE.sub(
        rf'<a class="out" rel="noopener noreferrer" \1href="\2"\3>\4<span class="vh"> ({leaving})</span></a>', html
    )
    html = html.replace('<div class="tip"><div>', f'<div class="tip">{_icon("warn")}<div>')
    html = html.replace('<div class="tip ok"><div>', f'<div class="tip ok">{_icon("info")}<div>')
    html = _PLACE.sub(lambda place: seen[int(place[1])], html)
    return mark_safe(html)  # noqa: S308 - cleaned by nh3, then our own pictures


@lru_cache(maxsize=256)
def outline(markdown: str, surroundings: Surroundings = _ALONE) -> tuple[tuple[str, str], ...]:
    """The id and text of each section heading (h2), in order, as they stand in ``to_html``."""
    found = _tokens(markdown, surroundings)
    return tuple(
        (str(token.attrs["id"]), tokens.text_of(found[place + 1]))
        for place, token in enumerate(found)
        if token.type == "heading_open" and token.tag == "h2"
    )


def headings(markdown: str) -> str:
    """The text of all headings, one a line."""
    return _headings(tokens.parse(markdown))


def plain(markdown: str, surroundings: Surroundings = _ALONE) -> str:
    """The running text on one line, without headings, markup, comments, check marks and the labels of tips."""
    return _plain(_tokens(markdown, surroundings))


def headings_and_plain(markdown: str, surroundings: Surroundings = _ALONE) -> tuple[str, str]:
    """Both at once: reading Markdown is most of the work of an import."""
    found = _tokens(markdown, surroundings)
    return _headings(found), _plain(found)


def _headings(found: list[Token]) -> str:
    return "\n".join(tokens.text_of(found[at + 1]) for at, token in enumerate(found) if token.type == "heading_open")


def _plain(found: list[Token]) -> str:
    told = []
    for before, token in pairwise(found):
        if token.type == "inline" and before.type != "heading_open":
            text = tokens.text_of(token)
            told.append(text.partition(".")[2] if tokens.label(token) in tokens.LABELS else text)
    return " ".join(" ".join(told).split())


@lru_cache(maxsize=256)
def reading_minutes(markdown: str) -> int:
    """Minutes to read it at 180 words a minute, at least 1."""
    return max(1, round(len(markdown.split()) / WORDS_A_MINUTE))


def check_marks(markdown: str) -> list[str]:
    """What product must confirm, in the order of the text."""
    return [token.content for token in tokens.inlines(tokens.parse(markdown)) if token.type == "check_mark"]


def outside_links(markdown: str) -> list[str]:
    """The addresses on other sites that the text links to, each once, in order."""
    shown = _MARKED_OUTSIDE.findall(to_html(markdown))
    return list(dict.fromkeys(address.replace("&amp;", "&") for address in shown))


def missing_pictures(markdown: str, surroundings: Surroundings = _ALONE) -> list[str]:
    """Pictures that cannot be shown or are not described: what each is called in the text, in order."""
    images = [token for token in tokens.inlines(_tokens(markdown, surroundings)) if token.type == "image"]
    told = [(str(image.attrs.get("src", "")), *_picture(image, surroundings)) for image in images]
    return [source or words for source, picture, words in told if picture is None or not words]


def article_links(markdown: str) -> list[str]:
    """The slugs of the articles it links to, each once, in order; some may be former ones."""
    return list(dict.fromkeys(slug for t in tokens.inlines(tokens.parse(markdown)) if (slug := tokens.slug_of(t))))


def _tokens(markdown: str, around: Surroundings) -> list[Token]:
    return tokens.article(markdown, dict(around.snippets), dict(around.addresses))


@lru_cache(maxsize=1)
def _renderer() -> RendererHTML:
    parser = tokens.parser()
    for name, rule in {
        "text": _text,
        "image": _image,
        "key": lambda _, found, at, *rest: marks.key_html(found[at].content),
        "check_mark": lambda *_: "",
        "heading_close": _heading_close,
        "table_open": lambda *_: '<div class="scroll" tabindex="0"><table>',
        "table_close": lambda *_: "</table></div>",
        "tip_open": lambda _, found, at, *rest: f'<div class="{found[at].info}"><div>',
        "tip_close": lambda *_: "</div></div>",
    }.items():
        parser.add_render_rule(name, rule)
    made: RendererHTML = parser.renderer  # type: ignore[assignment]
    return made


def _text(_: RendererHTML, found: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]) -> str:
    return _UNBROKEN.sub(lambda match: f'<span class="nb">{match[0]}</span>', escape(found[at].content))


def _image(
    _: RendererHTML, found: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    """A place for the picture, which nobody can guess and so nobody can write; it is filled after the cleaning."""
    around: Surroundings = env["around"]
    picture, words = _picture(found[at], around)
    words = words or (picture.description if picture else "")
    if picture is None or not words:
        return escape(words)
    opened = sum(token.nesting for token in found[:at] if token.type.startswith("link"))
    if around.saves_data and opened:
        return escape(words)  # it stands in a link already
    env["seen"].append(picture_html.on_tap(picture, words) if around.saves_data else picture_html.shown(picture, words))
    return f"{_MARK}-{len(env['seen']) - 1}-"


def _picture(image: Token, around: Surroundings) -> tuple[PictureSizes | None, str]:
    """The picture that is meant, None when there is none, and the words that describe it there."""
    named = NAME.fullmatch(str(image.attrs.get("src", "")))
    found = next((each for each in around.pictures if named and each.id == int(named[1])), None)
    return found, " ".join(image.content.split())


def _heading_close(
    __: RendererHTML, found: Sequence[Token], at: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    name, tag = escape(_("Link to this part")), found[at].tag
    return f'<a class="here" href="#{found[at].meta["anchor"]}" aria-label="{name}">#</a></{tag}>\n'


def _attribute(tag: str, attribute: str, value: str) -> str | None:
    """Ids of our own kind only; addresses without the white space that browsers overlook.

    Not with a picture's place in it: what is filled in there holds quotation marks and would end the attribute.
    """
    if _MARK in value:
        return None
    if attribute == "href":
        return re.sub(r"[\x00-\x20]", "", value)
    return None if attribute == "id" and not value.startswith(tokens.ANCHOR) else value


def _icon(name: str) -> str:
    return f'<svg class="i" aria-hidden="true"><use href="#{name}"/></svg>'
