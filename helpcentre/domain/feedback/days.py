"""Plain numbers by day, in the operator's time zone."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from helpcentre.base.core import clock
from helpcentre.domain.feedback.models import Counted, DayCount


def today() -> date:
    return timezone.localdate(clock.now())


def add_to_day(what: Counted, number: int) -> None:
    """Add to today's number."""
    if number > 0:
        with transaction.atomic():
            row, _ = DayCount.objects.get_or_create(day=today(), what=what)
            DayCount.objects.filter(pk=row.pk).update(number=F("number") + number)
