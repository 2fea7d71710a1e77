"""Controls: functions that look at the running system and say whether a promise is kept, with evidence.

A control observes. It reads no constant that could stay true while the promise is broken, and where it finds
nothing to examine it says *unproven*. An app declares its controls in ``promises.py``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise as LazyText

from helpcentre.base.promises.clauses import BY_ID

Words = str | LazyText


class State(StrEnum):
    """From good to bad, so that the worst of several is the greatest by ``rank``."""

    KEPT = "kept"
    UNPROVEN = "unproven"
    BROKEN = "broken"
    UNBOUND = "unbound"

    @property
    def rank(self) -> int:
        return list(State).index(self)


@dataclass(frozen=True)
class Evidence:
    """What a control found. Everyone may read it, so it holds counts, times and references, and nobody's data.

    ``summary`` and the labels are marked for translation (``gettext_lazy``, ``format_lazy``).
    """

    state: State
    summary: Words
    evidence: list[tuple[Words, object]] = field(default_factory=list)

    @classmethod
    def kept(cls, summary: Words, *evidence: tuple[Words, object]) -> "Evidence":
        return cls(State.KEPT, summary, list(evidence))

    @classmethod
    def broken(cls, summary: Words, *evidence: tuple[Words, object]) -> "Evidence":
        return cls(State.BROKEN, summary, list(evidence))

    @classmethod
    def unproven(cls, summary: Words, *evidence: tuple[Words, object]) -> "Evidence":
        return cls(State.UNPROVEN, summary, list(evidence))


@dataclass(frozen=True)
class Control:
    """``summary`` says what ``observe`` looks at."""

    promise_id: str
    summary: Words
    observe: Callable[[], Evidence]


_controls: dict[str, list[Control]] = {}


def control(promise_id: str, *, summary: Words) -> Callable[[Callable[[], Evidence]], Callable[[], Evidence]]:
    """Bind a function to a promise; a promise may have several. Raises KeyError for a promise that is none."""
    promise = BY_ID[promise_id]

    def declare(observe: Callable[[], Evidence]) -> Callable[[], Evidence]:
        _controls.setdefault(promise.id, []).append(Control(promise.id, summary, observe))
        return observe

    return declare


def controls_of(promise_id: str) -> list[Control]:
    return list(_controls.get(promise_id, []))
