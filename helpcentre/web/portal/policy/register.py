"""The promises as the public pages show them."""

from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from helpcentre.base.promises import clauses, selectors
from helpcentre.base.promises.controls import State, controls_of
from helpcentre.base.promises.selectors import PromiseState

#: Sections of the policy, in order, with the clauses of the register that belong to each.
SECTIONS: tuple[tuple[str, LazyText, frozenset[str]], ...] = (
    ("policy", _("The policy"), frozenset({"0"})),
    ("collect", _("What we collect"), frozenset({"1a", "1b", "1c"})),
    ("use", _("What we use it for"), frozenset({"2"})),
    ("share", _("Who sees it"), frozenset({"3"})),
    ("cookies", _("Cookies"), frozenset({"4"})),
    ("safe", _("How we keep it safe"), frozenset({"5"})),
    ("keep", _("How long we keep it"), frozenset({"6"})),
    ("rights", _("Your rights"), frozenset({"7"})),
    ("more", _("Links, changes and contact"), frozenset({"8", "9", "10"})),
)

#: How a state is said and drawn: words, icon, and the class of its label.
SAID: dict[State, tuple[LazyText, str, str]] = {
    State.KEPT: (_("Kept"), "check", "good"),
    State.UNPROVEN: (_("Unproven"), "dash", "wait"),
    State.BROKEN: (_("Broken"), "cross", "bad"),
    State.UNBOUND: (_("Not checked yet"), "clock", ""),
}


@dataclass(frozen=True)
class Deed:
    """One promise with the way its state is said."""

    promise: PromiseState
    words: LazyText
    icon: str
    label: str


@dataclass(frozen=True)
class Section:
    id: str
    title: LazyText
    deeds: list[Deed]


@dataclass(frozen=True)
class Tally:
    """``total`` promises, of which ``watched`` have a control that examines the running system."""

    total: int
    watched: int


@dataclass(frozen=True)
class Count:
    """How many promises are in one state."""

    state: State
    words: LazyText
    icon: str
    number: int


def tally() -> Tally:
    return Tally(len(clauses.ALL), sum(1 for promise in clauses.ALL if controls_of(promise.id)))


def sections(promises: list[PromiseState]) -> list[Section]:
    """``promises`` under the headings of the policy."""
    return [
        Section(key, title, [Deed(each, *SAID[each.state]) for each in promises if each.clause in members])
        for key, title, members in SECTIONS
    ]


def count(promises: list[PromiseState]) -> list[Count]:
    """How many of them are in each state, from good to bad."""
    return [
        Count(state, words, icon, sum(1 for each in promises if each.state == state))
        for state, (words, icon, _label) in SAID.items()
    ]


def latest() -> list[PromiseState]:
    return selectors.latest()
