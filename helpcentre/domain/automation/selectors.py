"""What the desk shows of rules."""

from dataclasses import dataclass

from helpcentre.domain.automation import triggers
from helpcentre.domain.automation.actions.timed import candidates
from helpcentre.domain.automation.models import Firing, Rule
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.filters import Scope
from helpcentre.domain.tickets.models import Ticket

SHOWN = 20
COUNT_CAP = 1_000
MANY = 50  # tickets at once from which on somebody must say that they mean it


@dataclass(frozen=True)
class DryRun:
    """What a rule would act on if it ran now. ``count`` stops at 1,000. For a rule that waits for something to happen:
    open tickets that would fit if it happened to them; it acts on none of them by being switched on."""

    tickets: list[Ticket]
    count: int
    acts_at_once: bool

    @property
    def is_many(self) -> bool:
        return self.count >= MANY

    @property
    def is_capped(self) -> bool:
        return self.count >= COUNT_CAP


def rules() -> list[Rule]:
    """In the order in which they are tried."""
    return list(Rule.objects.select_related("owner").order_by("position", "id"))


def rule(number: int) -> Rule | None:
    return Rule.objects.select_related("owner").filter(pk=number).first()


def dry_run(rule: Rule) -> DryRun:
    """Nothing is done. Two queries, both bounded."""
    trigger = triggers.find(rule.trigger)
    if trigger is None:
        return DryRun([], 0, acts_at_once=False)
    if trigger.tells_time:
        found = candidates(rule, trigger)
    else:
        unclosed = Ticket.objects.filter(closed_at=None).order_by("-updated_at", "-id")
        found = filters.apply(unclosed, filters.from_json(rule.conditions), Scope())
    rows = found.select_related("requester", "business", "assignee", "last_message")[:SHOWN]
    return DryRun(list(rows), found.order_by()[:COUNT_CAP].count(), acts_at_once=trigger.tells_time)


def firings(rule: Rule, limit: int = 20) -> list[Firing]:
    """What it did last, newest first."""
    return list(Firing.objects.select_related("ticket").filter(rule=rule).order_by("-fired_at", "-id")[:limit])
