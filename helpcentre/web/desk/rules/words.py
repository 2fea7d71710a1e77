"""A rule as a sentence: when, if, then."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from helpcentre.domain.automation import deeds, firing, triggers
from helpcentre.domain.automation.models import Rule
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.filters import OPERATOR_LABELS, Clause, Kind, Operator
from helpcentre.web.desk.templatetags.clocks import span


@dataclass(frozen=True)
class Said:
    """``fault`` is set when the rule has lost a word of its meaning and therefore does nothing."""

    rule: Rule
    when: str
    conditions: list[str]
    then: list[str]
    fault: bool


def say(rule: Rule) -> Said:
    trigger = triggers.find(rule.trigger)
    when = str(trigger.label) if trigger else "?"
    if rule.minutes:
        when = f"{when} {span(timedelta(minutes=rule.minutes))}"
    clauses = filters.from_json(rule.conditions)
    rows = rule.deeds if isinstance(rule.deeds, list) else []
    then = [_deed(row) for row in rows]
    return Said(rule, when, [_clause(clause) for clause in clauses], then, fault=not firing.is_sound(rule))


def _deed(row: dict[str, Any]) -> str:
    """What is done; with the tag, or whom or what it names."""
    deed = deeds.find(str(row.get("do")))
    if deed is None:
        return "?"
    named = _named(deed.key, row.get("with"))
    return f"{deed.label}: {named}" if named else str(deed.label)


def _named(key: str, value: Any) -> str:
    if key in {"tag", "untag"}:
        return str(value)
    field = filters.field({"person": "assignee", "tell": "assignee"}.get(key, key))
    if field is None or field.kind != Kind.CHOICE or key not in {"team", "person", "tell", "priority", "status"}:
        return ""
    return next((str(choice.label) for choice in field.choices() if choice.value == str(value)), "")


def _clause(clause: Clause) -> str:
    field = filters.field(clause.field)
    if field is None or clause.fault:
        return "?"
    labels = {choice.value: str(choice.label) for choice in field.choices()} if field.kind == Kind.CHOICE else {}
    values = _(" or ").join(labels.get(value, value) for value in clause.values)
    return f"{field.label} {OPERATOR_LABELS[Operator(clause.operator)]} {values}"
