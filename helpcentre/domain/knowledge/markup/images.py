"""The pictures a text names, and the same text with other names for them."""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from helpcentre.domain.knowledge.markup import tokens
from helpcentre.domain.knowledge.markup.cleaning import stretches

_IMAGE = re.compile(r"(!\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]\(\s*)(?:<([^<>\n]*)>|([^\s()<>]+))")


def named_in(markdown: str) -> dict[str, str]:
    """What each picture is called and the first words that describe it, in the order of the text."""
    found: dict[str, str] = {}
    if "![" in markdown:
        for token in tokens.inlines(tokens.parse(markdown)):
            if token.type == "image":
                found.setdefault(unquote(str(token.attrs.get("src", ""))), " ".join(token.content.split()))
    return found


def undescribed(markdown: str) -> list[str]:
    """What the pictures without any words are called."""
    every = [token for token in tokens.inlines(tokens.parse(markdown)) if token.type == "image"]
    return [unquote(str(token.attrs.get("src", ""))) for token in every if not token.content.strip()]


def renamed(markdown: str, names: Mapping[str, str]) -> str:
    """The text with ``names`` in place of what its pictures are called; nothing inside code is touched."""

    def other(found: re.Match[str]) -> str:
        said = unquote(found[2] if found[2] is not None else found[3])
        return found[1] + names[said] if said in names else found[0]

    if not names:
        return markdown
    return "".join(text if is_code else _IMAGE.sub(other, text) for text, is_code in stretches(markdown))


def line_of(markdown: str, name: str) -> int:
    """The line, counted from 0, on which a picture is first named; the first one when it is not found."""
    for found in _IMAGE.finditer(markdown):
        if unquote(found[2] if found[2] is not None else found[3]) == name:
            return markdown.count("\n", 0, found.start())
    return 0
