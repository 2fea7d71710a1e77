from datetime import timedelta

from helpcentre.base.core import clock
from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.tickets import deeds_schedule, texting  # noqa: F401 - declares the rest
from helpcentre.domain.tickets.actions import collect_orphans
from helpcentre.domain.tickets.actions.scanning import scan_too_large, scan_waiting
from helpcentre.domain.tickets.models import BulkAct

BULK_ACT_LIFE = timedelta(days=1)
BATCH = 1_000  # rows per transaction, so that nobody who writes waits long


@periodic("tickets.collect_orphan_files", every=timedelta(hours=1))
def collect_orphan_files() -> int:
    """Files that were chosen, and whose message was never sent. Returns how many went."""
    return collect_orphans()


@periodic("tickets.scan_waiting_files", every=timedelta(minutes=2))
def scan_waiting_files() -> int:
    """Files that came while the virus scanner was away. Returns how many were looked at."""
    return scan_waiting()


@periodic("tickets.scan_too_large_files", every=timedelta(days=1))
def scan_too_large_files() -> int:
    """Files that the scanner would not look at: its limit may have been raised. Returns how many were looked at."""
    return scan_too_large()


@periodic("tickets.forget_bulk_acts", every=timedelta(hours=6))
def forget_bulk_acts() -> int:
    """What many tickets were before an act is of use while it can be undone. Returns how many rows went."""
    gone, before = 0, clock.now() - BULK_ACT_LIFE
    while ids := list(BulkAct.objects.filter(created_at__lt=before).values_list("pk", flat=True)[:BATCH]):
        gone += BulkAct.objects.filter(pk__in=ids).delete()[0]
    return gone


@periodic("tickets.text_what_is_owed", every=timedelta(minutes=10))
def text_what_is_owed() -> int:
    """Answers that came within the hour of a text message are told of when the hour is over. Returns how many."""
    return texting.tell_owed()
