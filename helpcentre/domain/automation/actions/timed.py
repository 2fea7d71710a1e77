from datetime import timedelta
from itertools import islice

from django.db.models import QuerySet

from helpcentre.base.core import clock
from helpcentre.domain.automation import firing, triggers
from helpcentre.domain.automation.models import Firing, Rule
from helpcentre.domain.automation.triggers import Trigger
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.filters import Scope
from helpcentre.domain.tickets.models import Ticket

BATCH = 100  # tickets of one rule in one round, each in a transaction of its own
LOOKED_AT = 2_000  # tickets that are looked at for it: those that the rule has dealt with stay among what it finds


def run_timed_rules() -> int:
    """One round over the rules that tell time. Returns how many tickets they acted on."""
    done = 0
    for rule in Rule.objects.select_related("owner").filter(is_on=True):
        trigger = triggers.find(rule.trigger)
        if trigger and trigger.tells_time and firing.is_sound(rule) and not firing.is_exhausted(rule):
            done += _run(rule, trigger)
    return done


def _run(rule: Rule, trigger: Trigger) -> int:
    found = candidates(rule, trigger)[:LOOKED_AT].values_list("pk", flat=True)
    known = Firing.objects.filter(rule=rule, ticket__in=list(found))
    dealt_with = set(known.values_list("ticket_id", "occasion"))
    fired = 0
    for ticket in islice(candidates(rule, trigger).iterator(chunk_size=200), LOOKED_AT):
        occasion = trigger.occasion(ticket) if trigger.occasion else ""
        if (ticket.pk, occasion) not in dealt_with and firing.fire(rule, ticket.pk, occasion):
            fired += 1
        if fired >= BATCH:
            break
    return fired


def candidates(rule: Rule, trigger: Trigger) -> QuerySet[Ticket]:
    """Tickets whose time has come and that fit now."""
    span = timedelta(minutes=rule.minutes or 0)
    search = trigger.search(clock.now(), span) if trigger.search else Ticket.objects.none()
    return filters.apply(search, filters.from_json(rule.conditions), Scope())
