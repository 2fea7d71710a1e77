from datetime import timedelta

from helpcentre.base.core import clock
from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.answering.models import Draft

DRAFT_LIFE = timedelta(days=30)
BATCH = 1_000  # rows per transaction, so that nobody who writes waits long


@periodic("answering.forget_drafts", every=timedelta(hours=6))
def forget_drafts() -> int:
    """Nobody goes on with what they left 30 days ago. Returns how many drafts went."""
    gone, before = 0, clock.now() - DRAFT_LIFE
    while ids := list(Draft.objects.filter(updated_at__lt=before).values_list("pk", flat=True)[:BATCH]):
        gone += Draft.objects.filter(pk__in=ids).delete()[0]
    return gone
