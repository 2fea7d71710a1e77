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

    1. Of all that follows from one event, each rule does its deeds on the ticket once, at whatever distance, and a
       chain of rules ends at ``DEEPEST``: rules that undo each other's work do it once. The log names who was stopped.
    2. The ticket is locked, so that its events between the first and the last are this firing's own.
    3. The deeds are done in one transaction with the log's row. When one is not possible, all are taken back and the
       row says so; the others' rules go on.
    """
    cause = cause_of(event) if event else None
    chain = cause.chain if cause else event.pk if event else None
    if cause and (cause.depth + 1 >= DEEPEST or _had_its_turn(rule, cause)):
        _stop(rule, ticket_id, cause)
        return None
    if Firing.objects.filter(rule=rule, ticket=ticket_id, occasion=occasion).exists():
        return None
    try:
        with transaction.atomic():
            ticket = Ticket.objects.select_for_update().filter(pk=ticket_id).first()
            if ticket is None or not _fits(rule, ticket):
                return None
            row = Firing(rule=rule, ticket=ticket, occasion=occasion, outcome=Outcome.DONE, cause=cause, chain=chain)
            row.depth = cause.depth + 1 if cause else 0
            _do(rule, ticket, row)
            row.save(force_insert=True)
            return row
    except IntegrityError:  # another worker was first
        return None
    except (NotPossibleError, NotStaffError, AwayError):
        facts = {"outcome": Outcome.FAILED, "cause": cause, "chain": chain}
        return Firing.objects.get_or_create(rule=rule, ticket_id=ticket_id, occasion=occasion, defaults=facts)[0]


def _fits(rule: Rule, ticket: Ticket) -> bool:
    return filters.matches(ticket, filters.from_json(rule.conditions)) and not is_restricted(ticket.requester_id)


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
    row.chain = row.chain or row.first_event  # time set it off: the chain begins with what it did


def cause_of(event: Event) -> Firing | None:
    """The firing that an event is a consequence of."""
    return (
        Firing.objects.filter(ticket=event.subject_id, first_event__lte=event.pk, last_event__gte=event.pk)
        .order_by("-id")
        .first()
    )


def _had_its_turn(rule: Rule, cause: Firing) -> bool:
    return Firing.objects.filter(rule=rule, ticket=cause.ticket_id, chain=cause.chain).exists()


def _stop(rule: Rule, ticket_id: int, cause: Firing) -> None:
    """Write down once for a chain that a rule would have gone on, so that whoever made the rules can see it."""
    occasion = f"stopped:{cause.chain}"
    known = Firing.objects.filter(rule=rule, ticket=ticket_id, occasion=occasion)
    ticket = None if known.exists() else Ticket.objects.filter(pk=ticket_id).first()
    if ticket is not None and _fits(rule, ticket):
        facts = {"outcome": Outcome.STOPPED, "cause": cause, "chain": cause.chain}
        Firing.objects.get_or_create(rule=rule, ticket=ticket, occasion=occasion, defaults=facts)
