"""Filters in plain words, for the chips above a list."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from helpcentre.domain.people import selectors as people
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.filters import ME, NONE, Clause, Clauses, Field, Kind, Operator
from helpcentre.domain.tickets.filters.kinds import DAY, SPAN

Names = dict[tuple[str, str], str]


@dataclass(frozen=True)
class Chip:
    """``without`` is the address of the list that does not ask for it; empty when it cannot be taken away here."""

    label: str
    words: str
    without: str


def chips(person: Person, clauses: Clauses, *, removable: bool) -> list[Chip]:
    """One chip per clause."""
    names = names_in(person, clauses)
    made = []
    for clause in clauses:
        known = filters.field(clause.field)
        if known is None or clause.fault:
            made.append(Chip(_("Unknown filter"), _("it fits no ticket"), ""))
            continue
        rest = filters.to_query(each for each in clauses if each != clause)
        made.append(Chip(str(known.label), _words(known, clause, names), rest if removable and rest else ""))
    return made


def names_in(person: Person, clauses: Clauses) -> Names:
    """What the people and shops named by clauses are called, in two queries at most."""
    named, shops = filters.people_in(clauses), filters.businesses_in(clauses)
    found: Names = {(Kind.PERSON, str(pk)): name for pk, name in people.names(named).items()}
    found |= {(Kind.BUSINESS, str(pk)): name for pk, name in people.business_names(shops).items()}
    return found | {(Kind.PERSON, str(person.pk)): _("You")}


def _words(known: Field, clause: Clause, names: Names) -> str:
    values = ", ".join(_value(known, value, names) for value in clause.values)
    if clause.operator == Operator.IS:
        return values
    return f"{filters.OPERATOR_LABELS[Operator(clause.operator)]} {values}"


def _value(known: Field, value: str, names: Names) -> str:
    offered = {choice.value: str(choice.label) for choice in known.choices()}
    if value in offered:
        return offered[value]
    if value == ME:
        return pgettext("agent", "me")
    if value == NONE:
        return pgettext("filter", "none")
    if known.kind == Kind.DATE:
        return _span(value)
    return names.get((known.kind, value), _("Somebody") if known.kind in (Kind.PERSON, Kind.BUSINESS) else value)


def _span(value: str) -> str:
    if span := SPAN.fullmatch(value):
        number = int(span[1])
        words = {
            "m": ngettext("%(n)d minute", "%(n)d minutes", number),
            "h": ngettext("%(n)d hour", "%(n)d hours", number),
            "d": ngettext("%(n)d day", "%(n)d days", number),
        }[span[2]]
        return words % {"n": number}
    from datetime import date

    return date_format(date.fromisoformat(value), "j M Y") if DAY.fullmatch(value) else value
