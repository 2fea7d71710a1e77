"""How a draft looks to the public: the pages are drawn above the domain, which registers here how."""

from collections.abc import Callable
from typing import Any

Draw = Callable[[Any, Any], Any]  # the row as it would be published, and the request; returns the response

_drawn_by: dict[str, Draw] = {}


def register(label: str, draw: Draw) -> None:
    """``label`` is the model's, such as ``knowledge.Article``."""
    _drawn_by[label] = draw


def draw(row: Any, asked: Any) -> Any:
    """Raises KeyError for a model that nobody draws."""
    return _drawn_by[row._meta.label](row, asked)
