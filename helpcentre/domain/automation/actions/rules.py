from typing import Any

from django.db import transaction
from django.db.models import Max

from helpcentre.base.core.actor import Actor
from helpcentre.base.core.database import places
from helpcentre.base.events import log
from helpcentre.domain.automation import deeds, events, triggers
from helpcentre.domain.automation.models import Rule
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.filters import Clauses


class RuleNameTakenError(ValueError):
    """Another rule is called so."""


def put_rule(
    *,
    actor: Actor,
    rule: Rule | None = None,
    name: str,
    trigger: str,
    minutes: int | None,
    conditions: Clauses,
    what: list[dict[str, Any]],
    owner: Person,
) -> Rule:
    """Make a rule, switched off, or change one; a changed rule is off until somebody looks at it again.

    Raises RuleNameTakenError, and ValueError for a trigger, a condition or a deed that cannot be used.
    """
    known = triggers.find(trigger)
    if known is None or known.tells_time != bool(minutes) or not what or not all(map(deeds.is_sound, what)):
        raise ValueError("a rule needs a trigger, its time, and something to do")
    with transaction.atomic():
        others = Rule.objects.exclude(pk=rule.pk) if rule else Rule.objects.all()
        if others.filter(name__iexact=name).exists():
            raise RuleNameTakenError(name)
        if rule is None:
            rule = Rule(position=(others.aggregate(last=Max("position"))["last"] or 0) + 1)
        rule.name, rule.trigger, rule.minutes, rule.owner, rule.is_on = name, trigger, minutes, owner, False
        rule.conditions, rule.deeds = filters.to_json(filters.checked(conditions)), what
        rule.save()
        log.record(events.RULE_SAVED, rule.pk, actor=actor)
    return rule


def switch_rule(*, actor: Actor, rule: Rule, on: bool) -> None:
    """Twice is once."""
    with transaction.atomic():
        if Rule.objects.filter(pk=rule.pk, is_on=not on).update(is_on=on):
            log.record(events.RULE_SWITCHED_ON if on else events.RULE_SWITCHED_OFF, rule.pk, actor=actor)


def move_rule(*, actor: Actor, rule: Rule, up: bool) -> None:
    """Change places with the rule before or after it; at the end of the list nothing happens."""
    with transaction.atomic():
        rows = list(Rule.objects.select_for_update().order_by("position", "id"))
        if places.change(rows, rule.pk, up=up):
            log.record(events.RULE_SAVED, rule.pk, actor=actor)


def remove_rule(*, actor: Actor, rule: Rule) -> None:
    """With its log."""
    number = rule.pk
    with transaction.atomic():
        if Rule.objects.filter(pk=number).delete()[0]:
            log.record(events.RULE_REMOVED, number, actor=actor)
