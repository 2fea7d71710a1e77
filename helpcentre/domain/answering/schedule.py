from datetime import timedelta

from helpcentre.base.core import clock
from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.answering.models import Draft, Presence

DRAFT_LIFE = timedelta(days=30)
BATCH = 1_000  # rows per transaction, so that nobody who writes waits long


@periodic("answering.forget_drafts", every=timedelta(hours=6))
def forget_drafts() -> int:
    """Nobody goes on with what they left 30 days ago. Returns how many drafts went."""
    gone, before = 0, clock.now() - DRAFT_LIFE
    while ids := list(Draft.objects.filter(updated_at__lt=before).values_list("pk", flat=True)[:BATCH]):
        gone += Draft.objects.filter(pk__in=ids).delete()[0]
    return gone


@periodic("answering.forget_presence", every=timedelta(hours=1))
def forget_presence() -> int:
    """Who was where an hour ago is nobody's business. Returns how many rows went."""
    return Presence.objects.filter(seen_at__lt=clock.now() - timedelta(hours=1)).delete()[0]
