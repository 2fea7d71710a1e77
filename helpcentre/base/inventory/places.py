"""What is kept outside tables: files, cookies, log lines, memory, and what a browser stores for a page."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from helpcentre.base.inventory.retention import Retention, lifetime_words
from helpcentre.base.inventory.taxonomy import Basis, Category, Use, Words


@dataclass(frozen=True)
class FileRoot:
    """A file or folder. ``path`` is relative to the data directory and may end in ``*``, or ``-`` for a stream."""

    path: str
    holds: Words
    categories: tuple[Category, ...]
    use: Use
    basis: Basis
    retention: Retention
    erase: str

    @property
    def is_personal(self) -> bool:
        return any(category.is_personal for category in self.categories)


class CookieKind(StrEnum):
    """An essential cookie makes something work that was asked for; a preference is remembered because it was chosen."""

    ESSENTIAL = "essential"
    PREFERENCE = "preference"


@dataclass(frozen=True)
class Cookie:
    """``lifetime`` is ``None`` for a cookie that goes when the browser is closed."""

    name: str
    purpose: Words
    lifetime: timedelta | None
    kind: CookieKind
    category: Category
    http_only: bool

    @property
    def lifetime_words(self) -> Words:
        return lifetime_words(self.lifetime)


@dataclass(frozen=True)
class BrowserKey:
    """A key of ``localStorage`` or ``sessionStorage``; it never leaves the browser."""

    name: str
    storage: str
    purpose: Words
    category: Category


@dataclass(frozen=True)
class LogField:
    """A value that log lines may carry. ``written_as`` are the expressions that put it there, as the code has them."""

    name: str
    holds: str
    category: Category
    written_as: tuple[str, ...]


@dataclass(frozen=True)
class CacheKey:
    """A family of keys in memory. ``pattern`` shows how a key is made, ``holds`` what is kept under it."""

    pattern: str
    holds: str
    category: Category
    lifetime: str
