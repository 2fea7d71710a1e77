"""One rule on one ticket: may it, does it fit, and then everything or nothing."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.domain.automation import deeds
from helpcentre.domain.automation.deeds import Doing, NotPossibleError
from helpcentre.domain.automation.models import Firing, Outcome, Rule
from helpcentre.domain.people.restrictions import is_restricted
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.actions import AwayError, NotStaffError
from helpcentre.domain.tickets.models import Ticket

DEEPEST = 4  # rules that set each other off
MOST_PER_HOUR = 1_000  # firings of one rule; the rest waits for the next hour, or for a person to look
_HOUR = timedelta(hours=1)


def is_sound(rule: Rule) -> bool:
    """Whether every word of a rule is understood. A rule that has lost one does nothing: it must never do more."""
    clauses = filters.from_json(rule.conditions)
    has_deeds = isinstance(rule.deeds, list) and bool(rule.deeds)
    return has_deeds and all(map(deeds.is_sound, rule.deeds)) and not any(clause.fault for clause in clauses)


def is_exhausted(rule: Rule) -> bool:
    """Whether the rule fired so often within the hour that it rests."""
    lately = Firing.objects.filter(rule=rule, fired_at__gt=clock.now() - _HOUR)
    return lately[:MOST_PER_HOUR].count() >= MOST_PER_HOUR


def fire(rule: Rule, ticket_id: int, occasion: str, *, event: Event | None = None) -> Firing | None:
    """Do the rule's deeds on one ticket; None when it may not, does not fit, or has for this occasion.

    1. What a rule caused never sets the same rule off again, at whatever distance, and a chain of rules ends at
       ``DEEPEST``: two rules that undo each other's work do it once.
    2. The ticket is locked, so that its events between the first and the last are this firing's own.
    3. The deeds are done in one transaction with the log's row. When one is not possible, all are taken back and the
       row says so; the others' rules go on.
    """
    cause = cause_of(event) if event else None
    if cause and (cause.depth + 1 >= DEEPEST or rule.pk in _chain(cause)):
        return None
    if Firing.objects.filter(rule=rule, ticket=ticket_id, occasion=occasion).exists():
        return None
    try:
        with transaction.atomic():
            ticket = Ticket.objects.select_for_update().filter(pk=ticket_id).first()
            fits = ticket and filters.matches(ticket, filters.from_json(rule.conditions))
            if ticket is None or not fits or is_restricted(ticket.requester_id):
                return None
            row = Firing(rule=rule, ticket=ticket, occasion=occasion, outcome=Outcome.DONE, cause=cause)
            row.depth = cause.depth + 1 if cause else 0
            _do(rule, ticket, row)
            row.save(force_insert=True)
            return row
    except IntegrityError:  # another worker was first
        return None
    except (NotPossibleError, NotStaffError, AwayError):
        return _failed(rule, ticket_id, occasion, cause)


def _do(rule: Rule, ticket: Ticket, row: Firing) -> None:
    newest = Event.objects.filter(subject_kind="ticket", subject_id=ticket.pk).order_by("-id")
    before = newest.values_list("id", flat=True).first() or 0
    key = f"rule-{rule.pk}-{row.occasion}"[:50]
    for deed in rule.deeds:
        known = deeds.find(deed["do"])
        if known is None:
            raise NotPossibleError(deed["do"])
        fresh = Ticket.objects.select_related("assignee").get(pk=ticket.pk)
        known.do(Doing(rule, fresh, key), deed["with"])
    caused = list(newest.filter(id__gt=before).values_list("id", flat=True))
    row.first_event, row.last_event = (min(caused), max(caused)) if caused else (None, None)


def _failed(rule: Rule, ticket_id: int, occasion: str, cause: Firing | None) -> Firing:
    row, _ = Firing.objects.get_or_create(
        rule=rule, ticket_id=ticket_id, occasion=occasion, defaults={"outcome": Outcome.FAILED, "cause": cause}
    )
    return row


def cause_of(event: Event) -> Firing | None:
    """The firing that an event is a consequence of."""
    return (
        Firing.objects.filter(ticket=event.subject_id, first_event__lte=event.pk, last_event__gte=event.pk)
        .order_by("-id")
        .first()
    )


def _chain(firing: Firing) -> set[int]:
    found: set[int] = set()
    here: Firing | None = firing
    for _ in range(DEEPEST + 1):
        if here is None:
            break
        found.add(here.rule_id)
        here = here.cause
    return found
