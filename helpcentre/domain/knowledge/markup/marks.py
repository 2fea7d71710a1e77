"""Our own marks inside a line: ``[[OK]]``, ``[[Settings > Printer]]`` and ``[check with product: …]``."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_KEY = re.compile(r"\[\[([^\[\]\n]{1,120})\]\]")
_CHECK = re.compile(r"\[check with product:((?:[^\[\]]|\[\[[^\[\]\n]*\]\]){1,500})\]", re.IGNORECASE)


def use(parser: MarkdownIt) -> None:
    parser.inline.ruler.before("link", "check_mark", _check_mark)
    parser.inline.ruler.before("link", "key", _key)


def key_html(words: str) -> SafeString:
    """``OK`` as a key, ``Settings > Printer`` as the keys of a way through menus."""
    steps = [f"<kbd>{escape(step.strip())}</kbd>" for step in words.split(">") if step.strip()]
    if len(steps) < 2:
        return mark_safe("".join(steps))  # noqa: S308 - escaped above
    return mark_safe(f'<span class="path">{"<span> › </span>".join(steps)}</span>')  # noqa: S308 - escaped above


def _key(state: StateInline, silent: bool) -> bool:
    found = _KEY.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("key", "", 0).content = found[1].strip()
    state.pos = found.end()
    return True


def _check_mark(state: StateInline, silent: bool) -> bool:
    """What product must confirm. Readers see nothing of it, not even the space before it."""
    found = _CHECK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.pending = state.pending.rstrip()
        state.push("check_mark", "", 0).content = " ".join(found[1].split())
    state.pos = found.end()
    return True
