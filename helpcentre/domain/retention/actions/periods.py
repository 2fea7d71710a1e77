from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.inventory.terms import Term
from helpcentre.domain.people.models import Person
from helpcentre.domain.retention import events
from helpcentre.domain.retention.models import RetentionSetting


class PeriodError(ValueError):
    """The term has no period that may be set, or this one is out of its bounds."""


def set_period(*, actor: Actor, by: Person | None, term: Term, days: int) -> RetentionSetting | None:
    """Keep something for another time from now on. The declared one takes the setting away. Raises PeriodError."""
    shortest, longest = term.bounds
    if not term.may_be_set or not shortest <= days <= longest:
        raise PeriodError
    with transaction.atomic():
        if days == term.days:
            found = RetentionSetting.objects.filter(term=term.name).first()
            if found is not None:
                log.record(events.PERIOD_SET, found.pk, actor=actor)
                found.delete()
            return None
        found, _made = RetentionSetting.objects.update_or_create(
            term=term.name, defaults={"days": days, "set_by": by, "set_at": clock.now()}
        )
        log.record(events.PERIOD_SET, found.pk, actor=actor)
    return found
