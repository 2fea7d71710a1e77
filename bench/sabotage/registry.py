"""The list of sabotages. A file of ``cases`` declares its own with ``@sabotage``."""

import importlib
from collections.abc import Callable, Collection
from dataclasses import dataclass

from bench.sabotage.place import Place

FILES = (
    "rows",
    "conversations",
    "people",
    "erasures",
    "merges",
    "files",
    "pages",
    "clocks",
    "policy",
    "holds",
    "sharing",
    "disclosures",
)
Act = Callable[[Place], None]


@dataclass(frozen=True)
class Sabotage:
    """``sentence`` says what is done. ``serving``: the real server runs on the copy meanwhile."""

    promise: str
    sentence: str
    act: Act
    serving: bool = False


_declared: list[Sabotage] = []


def sabotage(promise: str, sentence: str, *, serving: bool = False) -> Callable[[Act], Act]:
    def declare(act: Act) -> Act:
        _declared.append(Sabotage(promise, sentence, act, serving))
        return act

    return declare


def every(only: Collection[str] = (), since: str = "") -> list[Sabotage]:
    """In the order of the promises; those of ``only`` when given, and none before ``since``."""
    for name in FILES:
        importlib.import_module(f"bench.sabotage.cases.{name}")
    chosen = (each for each in _declared if each.promise >= since and (not only or each.promise in only))
    return sorted(chosen, key=lambda each: each.promise)
