"""Who has not been here for so long that their history is nobody's any more."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from helpcentre.base.core import clock
from helpcentre.domain.news.models import NewsSubscriber
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models import Erasure, RightsRequest
from helpcentre.domain.retention.models import RetentionSetting
from helpcentre.domain.tickets.models import Participant, Ticket

TERM = "people.Person"  # under which the setting stands
MONTHS, SHORTEST, LONGEST = 24, 12, 60


def months() -> int:
    """After how many months without a sign of somebody their history is anonymised."""
    days = RetentionSetting.objects.filter(term=TERM).values_list("days", flat=True).first()
    return min(max(round(days * 12 / 365), SHORTEST), LONGEST) if days else MONTHS


def limit(slack: timedelta = timedelta(0)) -> datetime:
    return clock.now() - timedelta(days=months() * 365 // 12) - slack


def inactive(before: datetime) -> QuerySet[Person]:
    """Customers of whom there was no sign since ``before``: no ticket changed or still open, no sign-in, no news they
    want, no request about their data under way. Nobody who works or ever worked in the team."""
    recent = Q(updated_at__gte=before) | Q(closed_at=None)
    shared = Q(ticket__updated_at__gte=before) | Q(ticket__closed_at=None)
    signs = (
        Ticket.objects.filter(recent, requester=OuterRef("pk")),
        Participant.objects.filter(shared, person=OuterRef("pk")),
        NewsSubscriber.objects.filter(person=OuterRef("pk"), ended_at=None).exclude(confirmed_at=None),
        RightsRequest.objects.filter(person=OuterRef("pk"), closed_at=None),
    )
    found = Person.objects.filter(erased_at=None, staffmember=None, created_at__lt=before)
    found = found.filter(Q(last_login=None) | Q(last_login__lt=before))
    for sign in signs:
        found = found.exclude(Exists(sign))
    return found.exclude(Exists(Erasure.objects.filter(person=OuterRef("pk"), cancelled_at=None, finished_at=None)))
