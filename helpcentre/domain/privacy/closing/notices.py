"""Who was told in time that their history is about to go, because there was no sign of them for long."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.closing import inactivity
from helpcentre.domain.privacy.models import SilenceNotice

TRIES = 3  # mails to an address that refuses them; then it is no address
TRY_AGAIN = timedelta(days=7)


def ahead() -> timedelta:
    """How long before it goes somebody is told."""
    return timedelta(days=settings.SILENCE_NOTICE_DAYS)


def silent() -> QuerySet[Person]:
    """Everybody whose history goes within that time unless there is a sign of them."""
    return inactivity.inactive(inactivity.limit(-ahead()))


def untold() -> QuerySet[Person]:
    """Those of them who have an address and no notice yet."""
    return silent().exclude(email=None).exclude(_notice())


def may_go(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those whose notice left long enough ago, whose address takes none, and who have no address."""
    told = Q(sent_at__lte=clock.now() - ahead()) | Q(gave_up_at__isnull=False)
    return people.filter(Q(email=None) | _notice(told))


def waiting(people: QuerySet[Person], slack: timedelta) -> QuerySet[Person]:
    """Those who stay for now because they were told lately, or because their notice is on its way."""
    told = Q(sent_at__gt=clock.now() - ahead() - slack)
    on_its_way = Q(sent_at=None, gave_up_at=None, asked_at__gt=clock.now() - TRY_AGAIN - slack)
    return people.filter(_notice(told | on_its_way))


def _notice(*conditions: Q) -> Exists:
    return Exists(SilenceNotice.objects.filter(*conditions, person=OuterRef("pk")))
