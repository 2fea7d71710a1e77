"""The policy as a page shows it: its sentences with what was found last about the promises that keep them."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise as LazyText

from helpcentre.base.promises.controls import State
from helpcentre.base.promises.selectors import PromiseState
from helpcentre.domain.policy.wording import Part, Said
from helpcentre.web.portal.policy.register import SAID, Deed


@dataclass(frozen=True)
class Line:
    """One sentence. ``state`` is the worst of its promises."""

    key: str
    text: str
    deeds: list[Deed]
    state: State
    words: LazyText
    icon: str


@dataclass(frozen=True)
class Chapter:
    number: str
    title: str
    lines: list[Line]
    lists: list[dict[str, Any]]

    @property
    def anchor(self) -> str:
        return f"s{self.number}"


def chapters(parts: list[Part], promises: list[PromiseState]) -> list[Chapter]:
    known = {each.id: Deed(each, *SAID[each.state]) for each in promises}
    return [
        Chapter(part.number, part.title, [_line(each, known) for each in part.sentences], part.lists) for part in parts
    ]


def _line(said: Said, known: dict[str, Deed]) -> Line:
    deeds = [known[each] for each in said.promises if each in known]
    worst = max((deed.promise.state for deed in deeds), key=lambda state: state.rank, default=State.UNBOUND)
    words, icon, _label = SAID[worst]
    return Line(said.key, said.text, deeds, worst, words, icon)
