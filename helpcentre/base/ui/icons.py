"""The icon sprite: each page carries only the symbols it shows."""

import re
from functools import cache
from typing import Any, cast

from django.template import Context

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


def used(context: Context) -> set[str]:
    """The icons this page has shown so far. The lowest layer of the render context is shared with includes."""
    lowest = cast("dict[str, Any]", context.render_context.dicts[0])
    names: set[str] = lowest.setdefault("ui.icons", set())
    return names
