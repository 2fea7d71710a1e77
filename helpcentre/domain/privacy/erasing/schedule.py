"""What erasures do by the clock. Read with ``privacy.schedule``, which imports it."""

from datetime import timedelta

from django.conf import settings

from helpcentre.base.backups import expiry
from helpcentre.base.core import clock
from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.privacy.erasing import jobs, mailing
from helpcentre.domain.privacy.models import Erasure


@periodic("privacy.begin_erasures", every=timedelta(minutes=15))
def begin_erasures() -> int:
    """Whoever is due: after a hold was lifted, or when a job was lost or gave up. Returns how many were queued."""
    due = Erasure.objects.filter(cancelled_at=None, finished_at=None, begins_at__lte=clock.now())
    numbers = list(due.values_list("pk", flat=True))
    for number in numbers:
        jobs.erase.enqueue(erasure_id=number)
    return len(numbers)


@periodic("privacy.forget_addresses", every=timedelta(hours=1))
def forget_addresses() -> int:
    """Addresses of certificates whose mail found no way. Returns how many went."""
    return mailing.forget_addresses()


@periodic("privacy.expire_backups", every=timedelta(hours=6))
def expire_backups() -> int:
    """Backups past their days go. Returns how many."""
    newest = Erasure.objects.exclude(finished_at=None).order_by("-finished_at").first()
    return expiry.expire(settings.DATA, erased_since=newest.finished_at if newest else None)
