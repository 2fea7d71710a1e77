"""From Markdown to tokens: the parser's own, with our marks, anchors, links, tips and shared words worked in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

from helpcentre.domain.knowledge.markup import marks

TIPS = {"tip", "kidokezo", "dokezo"}
WARNINGS = {"warning", "onyo", "tahadhari"}
SHORT_ANSWERS = {"short answer", "jibu fupi"}
LABELS = TIPS | WARNINGS | SHORT_ANSWERS
ANCHOR = "h-"  # no heading may take the id of something on the page around it, such as an icon

SHARED_WORDS = re.compile(r"\{\{\s*([a-z0-9][a-z0-9_-]*)\s*\}\}")
_OTHER_ARTICLE = re.compile(r"([a-z0-9][a-z0-9-]*)/?(#.*)?")
_GAPS = {"softbreak": " ", "hardbreak": " "}
_SAID = {"text", "code_inline", "softbreak", "hardbreak", "image", "key"}


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    made.validateLink = lambda url: True  # type: ignore[method-assign] # nh3 decides; a refused one would stay as text
    marks.use(made)
    return made


def parse(markdown: str) -> list[Token]:
    """The parser's tokens as they are. Never raises: NUL and lone surrogates are dropped."""
    return parser().parse(markdown.replace("\0", "").encode("utf-8", "ignore").decode())


def article(markdown: str, snippets: Mapping[str, str], addresses: Mapping[str, str]) -> list[Token]:
    """The tokens of an article as readers get it.

    ``snippets`` are shared words by name, ``addresses`` the present slugs of former ones.
    """
    tokens = list(_with_shared_words(parse(markdown), snippets))
    taken: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.type in {"heading_open", "heading_close"}:
            token.tag = {"h1": "h2", "h2": "h2", "h3": "h3"}.get(token.tag, "h4")
        if token.type == "heading_open":
            token.attrSet("id", _anchor(text_of(tokens[place + 1]), taken))
        elif token.type == "heading_close":
            token.meta["anchor"] = tokens[place - 2].attrs["id"]
        elif token.type == "ordered_list_open":
            token.attrSet("class", "steps")
        elif token.type == "inline":
            _lead_to_articles(token, addresses)
    _mark_tips(tokens)
    if len(tokens) > 1 and tokens[0].type == "paragraph_open" and label(tokens[1]) in SHORT_ANSWERS:
        tokens[0].attrSet("class", "short")
    return tokens


def inlines(tokens: list[Token]) -> Iterator[Token]:
    """Every token inside a line, in order."""
    for token in tokens:
        yield from token.children or []


def slug_of(link: Token) -> str:
    """The slug that a link to another article holds; empty for any other token or link."""
    match = _OTHER_ARTICLE.fullmatch(str(link.attrs.get("href", ""))) if link.type == "link_open" else None
    return match[1] if match else ""


def text_of(inline: Token) -> str:
    """The words of a line, without marks."""
    said = [child for child in inline.children or [] if child.type in _SAID]
    return "".join(_GAPS.get(child.type, child.content) for child in said)


def label(inline: Token) -> str:
    """The bold words a paragraph begins with, in lower case and without the stop; empty when it begins otherwise."""
    said = _spoken(inline)
    if [child.type for child in said[:3]] != ["strong_open", "text", "strong_close"]:
        return ""
    return said[1].content.strip(" .:").casefold()


def _with_shared_words(tokens: list[Token], snippets: Mapping[str, str]) -> Iterator[Token]:
    """Put the words of a snippet where its name stands alone; leave out paragraphs that say nothing to readers."""
    place = 0
    while place < len(tokens):
        paragraph = tokens[place : place + 3]
        place += 3 if paragraph[0].type == "paragraph_open" else 1
        if paragraph[0].type != "paragraph_open":
            yield paragraph[0]
        elif name := SHARED_WORDS.fullmatch(paragraph[1].content.strip()):
            yield from _at_level(_with_shared_words(parse(snippets.get(name[1], "")), {}), paragraph[0].level)
        elif not _only_check_marks(paragraph[1]):
            yield from paragraph


def _at_level(tokens: Iterable[Token], level: int) -> Iterator[Token]:
    for token in tokens:
        token.level += level
        yield token


def _only_check_marks(inline: Token) -> bool:
    said = [child.type for child in _spoken(inline) if child.type not in _GAPS]
    return bool(said) and set(said) == {"check_mark"}


def _anchor(title: str, taken: dict[str, int]) -> str:
    """``taken`` has the last number given to each, so that a thousand of one name are not counted a thousand times."""
    base = ANCHOR + (slugify(title) or "section")
    anchor, n = base, taken.get(base, 1)
    while anchor in taken:
        n += 1
        anchor = f"{base}-{n}"
    taken[base] = n
    taken.setdefault(anchor, 1)
    return anchor


def _lead_to_articles(inline: Token, addresses: Mapping[str, str]) -> None:
    for child in inline.children or []:
        if slug := slug_of(child):
            fragment = str(child.attrs["href"]).partition("#")[2]
            child.attrSet("href", f"../{addresses.get(slug, slug)}/" + (f"#{fragment}" if fragment else ""))


def _mark_tips(tokens: list[Token]) -> None:
    """Turn a quotation that begins with a bold Tip or Warning, in either language, into a tip block."""
    for place, token in enumerate(tokens):
        if token.type != "blockquote_open" or tokens[place + 1].type != "paragraph_open":
            continue
        word = label(tokens[place + 2])
        if word not in TIPS | WARNINGS:
            continue
        close = next(
            later for later in tokens[place:] if later.type == "blockquote_close" and later.level == token.level
        )
        token.type, token.info, close.type = "tip_open", "tip ok" if word in TIPS else "tip", "tip_close"
        _spoken(tokens[place + 2])[1].content = word.capitalize() + "."


def _spoken(inline: Token) -> list[Token]:
    """What an inline token holds, without the empty texts the parser leaves."""
    return [child for child in inline.children or [] if child.type != "text" or child.content]
