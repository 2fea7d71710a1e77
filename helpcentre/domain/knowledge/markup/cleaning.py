"""What is taken out of an article's Markdown when it is saved: scripts, styles, handlers, links that run.

``render`` takes them out once more when the page is made; this is so that they are not kept, exported or shown to the
next author. Everything else stays byte for byte, and nothing inside code is touched.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from helpcentre.domain.knowledge.markup import tokens

_WITH_CONTENT = r"script|style|iframe|object|noscript|template|svg|math|textarea|title|xmp|noembed|noframes"
_RUNS = re.compile(rf"<({_WITH_CONTENT})\b[^>]*>.*?(?:</\1\s*>|\Z)|</(?:{_WITH_CONTENT})\s*>", re.I | re.S)
_ANY_TAG = re.compile(r"<[a-zA-Z/]")
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_NEVER = {"embed", "form", "input", "button", "select", "option", "link", "meta", "base", "img", "video", "audio",
          "source", "frame", "frameset", "applet", "html", "head", "body"}  # fmt: skip
_SCHEMES = ("javascript:", "vbscript:", "data:")
_DESTINATION = re.compile(r"(\]\(\s*<?)((?:[^\s()<>]|\([^\s()<>]*\))+)")
_DEFINITION = re.compile(r"(^ {0,3}\[[^\]\n]+\]:\s*<?)([^\s>]+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]*:[^<>\s]*)>")
_END = "\0"  # no text holds it
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)


@dataclass(frozen=True)
class Cleaned:
    """``text`` is what may be kept; ``removed`` what was taken out, such as ``<script>`` or ``onclick``, each once."""

    text: str
    removed: tuple[str, ...]


def cleaned(markdown: str) -> Cleaned:
    """The text without what could run, load or restyle. Never raises."""
    if not _may_hold_some(markdown):
        return Cleaned(markdown.replace("\0", ""), ())
    removed: dict[str, None] = {}
    parts = [text if is_code else _clean(text, removed) for text, is_code in stretches(markdown.replace("\0", ""))]
    return Cleaned("".join(parts), tuple(removed))


def _may_hold_some(markdown: str) -> bool:
    """A quick look: without a tag and without a scheme that runs, however it hides, there is nothing to take out."""
    if _ANY_TAG.search(markdown):
        return True
    bare = _bare(markdown)
    return any(scheme in bare for scheme in _SCHEMES)


def stretches(markdown: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is code."""
    lines, at = markdown.splitlines(keepends=True), 0
    for token in tokens.parse(markdown):
        if token.type in ("fence", "code_block") and token.map and token.map[0] >= at:
            yield from _around_code("".join(lines[at : token.map[0]]))
            yield "".join(lines[token.map[0] : token.map[1]]), True
            at = token.map[1]
    yield from _around_code("".join(lines[at:]))


def _around_code(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for code in _CODE.finditer(text):
        yield text[at : code.start()], False
        yield code[0], True
        at = code.end()
    yield text[at:], False


def _clean(text: str, removed: dict[str, None]) -> str:
    text = _without_contents(text, removed)
    for links in (_DESTINATION, _DEFINITION):
        text = links.sub(lambda match: match[1] + _address(match[2], removed), text)
    text = _AUTOLINK.sub(lambda match: _note(removed, match[1][:40]) if _runs(match[1]) else match[0], text)
    return _TAG.sub(lambda match: _tag(match[0], removed), text)


def _without_contents(text: str, removed: dict[str, None]) -> str:
    """Behind the last ``>`` no tag ends. Looking there for the end of each that begins would take hours."""
    last = text.rfind(">") + 1
    kept = _RUNS.sub(lambda match: _note(removed, f"<{(match[1] or 'script').lower()}>"), text[:last] + _END)
    return kept[:-1] + text[last:] if kept.endswith(_END) else kept


def _tag(source: str, removed: dict[str, None]) -> str:
    """The tag as it is, without its bad attributes, or nothing."""
    reader = _OneTag()
    reader.feed(source)
    if reader.name in _NEVER:
        return _note(removed, f"<{reader.name}>")
    bad = [name for name, value in reader.attributes if _is_bad(name, value or "")]
    if not bad:
        return source
    for name in bad:
        _note(removed, name)
    kept = "".join(
        f' {name}="{html.escape(value)}"' if value is not None else f" {name}"
        for name, value in reader.attributes
        if name not in bad
    )
    return f"<{reader.name}{kept}>"


class _OneTag(HTMLParser):
    name = ""
    attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.name, self.attributes = tag, attrs


def _is_bad(name: str, value: str) -> bool:
    return name.startswith("on") or name in ("style", "srcdoc", "formaction", "background") or _runs(value)


def _address(address: str, removed: dict[str, None]) -> str:
    if not _runs(address):
        return address
    _note(removed, address.partition(":")[0][:20] + ":")
    return "#"


def _runs(address: str) -> bool:
    """Whether a browser would run it, whatever white space or entities it hides behind."""
    return _bare(address).startswith(_SCHEMES)


def _bare(text: str) -> str:
    return re.sub(r"[\x00-\x20]|\\", "", html.unescape(html.unescape(text))).lower()


def _note(removed: dict[str, None], what: str) -> str:
    removed[what] = None
    return ""
