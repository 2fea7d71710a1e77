"""The icon sprite: each page carries only the symbols it shows."""

import re
from functools import cache, lru_cache
from typing import Any, cast

from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from helpcentre.base.ui.bundles import STATIC

_SYMBOL = re.compile(r'<symbol id="([a-z]+)".*?</symbol>', re.DOTALL)


@cache
def symbols() -> dict[str, str]:
    """Name to ``<symbol>`` markup, as drawn in ``brand/icons.svg``."""
    source = (STATIC / "brand" / "icons.svg").read_text()
    return {match.group(1): match.group(0) for match in _SYMBOL.finditer(source)}


@cache
def mark() -> str:
    """The brand mark as inline SVG."""
    return (STATIC / "brand" / "mark.svg").read_text().strip().replace(' xmlns="http://www.w3.org/2000/svg"', "")


@lru_cache(maxsize=512, typed=True)  # a label that is escaped already is another than one that looks like it
def drawn(name: str, label: str = "", extra: str = "") -> SafeString:
    """The markup of an icon. Raises KeyError for one that is not in the sprite."""
    symbols()[name]
    classes = f"i {extra}".strip()
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}"><use href="#{}"/></svg>', classes, label, name)
    return format_html('<svg class="{}" aria-hidden="true"><use href="#{}"/></svg>', classes, name)


@lru_cache(maxsize=256)  # pages of a kind show the same icons
def sprite(names: frozenset[str]) -> SafeString:
    """The symbols of ``names``, in the order of the house. Raises KeyError for one that is not there."""
    missing = names - symbols().keys()
    if missing:
        raise KeyError(missing)
    body = "".join(symbol for name, symbol in symbols().items() if name in names)
    return mark_safe(f'<svg width="0" height="0" class="vh" aria-hidden="true">{body}</svg>')  # noqa: S308


def put(context: Context, name: str, label: str = "", extra: str = "") -> SafeString:
    """The same on a page, which then carries its symbol."""
    markup = drawn(name, label, extra)
    used(context).add(name)
    return markup


def used(context: Context) -> set[str]:
    """The icons this page has shown so far. The lowest layer of the render context is shared with includes."""
    lowest = cast("dict[str, Any]", context.render_context.dicts[0])
    names: set[str] = lowest.setdefault("ui.icons", set())
    return names
