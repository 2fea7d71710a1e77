"""The form that says what a list holds: one line per filter, built from the registry."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrOrPromise

from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.filters import Clause, Clauses, Field, Kind, Operator
from helpcentre.web.desk.saved_views.words import names_in

NAME_LIMIT = 60  # characters of a list's name

SPANS: tuple[tuple[str, StrOrPromise], ...] = (
    ("within:1h", _("in the last hour")),
    ("within:24h", _("in the last 24 hours")),
    ("within:7d", _("in the last 7 days")),
    ("within:30d", _("in the last 30 days")),
    ("older:1h", _("more than an hour ago")),
    ("older:4h", _("more than 4 hours ago")),
    ("older:24h", _("more than 24 hours ago")),
    ("older:7d", _("more than 7 days ago")),
    ("older:30d", _("more than 30 days ago")),
)


@dataclass(frozen=True)
class Option:
    value: str
    label: StrOrPromise
    chosen: bool


@dataclass(frozen=True)
class Line:
    """One filter as it stands in the form. ``options`` are for boxes, ``spans`` for a moment, ``texts`` by operator."""

    key: str
    label: StrOrPromise
    kind: str
    options: list[Option] = field(default_factory=list)
    negated: bool = False
    spans: list[Option] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def in_use(self) -> bool:
        return any(option.chosen for option in (*self.options, *self.spans)) or any(self.texts.values())


def lines(person: Person, clauses: Clauses) -> list[Line]:
    """Every filter, with what ``clauses`` ask of it. Somebody or some shop stands there only where it is asked for."""
    names = names_in(person, clauses)
    made = [_line(known, [each for each in clauses if each.field == known.key], names) for known in filters.fields()]
    return [line for line in made if line.options or line.kind not in _BOXES]


_BOXES = (Kind.CHOICE, Kind.PERSON, Kind.BUSINESS)


def _line(known: Field, asked: list[Clause], names: dict[tuple[str, str], str]) -> Line:
    values = {value for clause in asked for value in clause.values}
    if known.kind in _BOXES:
        offered = [(choice.value, choice.label) for choice in known.choices()]
        offered += [(each, names.get((known.kind, each), each)) for each in values - {value for value, _ in offered}]
        negated = any(clause.operator == Operator.NOT for clause in asked)
        options = [Option(value, label, value in values) for value, label in offered]
        return Line(known.key, known.label, known.kind, options, negated)
    texts = {operator.value: "" for operator in known.operators}
    texts |= {clause.operator: clause.values[0] for clause in asked if clause.operator in texts and clause.values}
    if known.kind != Kind.DATE:
        return Line(known.key, known.label, known.kind, texts=texts)
    span = next((f"{op}:{texts[op]}" for op in ("within", "older") if texts[op]), "")
    offered_spans = [*SPANS, *([(span, span.partition(":")[2])] if span and span not in dict(SPANS) else [])]
    spans = [Option(value, label, value == span) for value, label in offered_spans]
    return Line(known.key, known.label, known.kind, spans=spans, texts={op: texts[op] for op in ("since", "before")})


def read(data: QueryDict) -> Clauses:
    """The clauses that a sent form says. Nothing is checked."""
    return tuple(clause for known in filters.fields() for clause in _read(known, data))


def _read(known: Field, data: QueryDict) -> Iterator[Clause]:
    if known.kind in _BOXES:
        if values := tuple(dict.fromkeys(data.getlist(known.key))):
            yield Clause(known.key, data.get(f"{known.key}.op", "is"), values)
        return
    if known.kind == Kind.DATE:
        operator, _, span = data.get(f"{known.key}.span", "").partition(":")
        if span:
            yield Clause(known.key, operator, (span,))
    for operator in known.operators:
        text = data.get(f"{known.key}.{operator.value}", "").strip()
        if text:
            yield Clause(known.key, operator.value, (text,))


#: What was wrong with a form, by the code of a FilterError or of ours.
FAULTS: dict[str, StrOrPromise] = {
    "name": _("Give the list a name of up to 60 letters."),
    "words": _("Words are kept only in a list with a name. Give it one, then keep it."),
    "many": _("That is more than one list can ask for. Take something away."),
    "views": _("You keep as many lists as fit. Delete one first."),
    "nothing": _("Choose at least one thing that the list should hold."),
    "value": pgettext_lazy("filter", "One of the values cannot be read. Look through them once more."),
}
