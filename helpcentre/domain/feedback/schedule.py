from datetime import timedelta

from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.feedback import actions
from helpcentre.domain.feedback.board import keeping
from helpcentre.domain.feedback.models import ArticleVote

MARK_LIFE = timedelta(days=1)
BATCH = 1_000  # rows per transaction, so that nobody who writes waits long


@periodic("feedback.check_links", every=timedelta(minutes=10))
def check_links() -> int:
    """Outside links of live articles are asked for: working ones once a week, others daily. Returns how many."""
    return actions.check_due_links()


@periodic("feedback.list_links", every=timedelta(days=1))
def list_links() -> None:
    """The list of outside links is compared with every article, in case news of one never came."""
    actions.list_every_link()


@periodic("feedback.forget_voters", every=timedelta(hours=1))
def forget_voters() -> int:
    """After a day a vote is nobody's. Returns how many lost their mark."""
    return _in_batches(Q(voter__isnull=False, created_at__lt=clock.now() - MARK_LIFE), voter=None)


@periodic("feedback.work_out_board", every=timedelta(minutes=5))
def work_out_board() -> int:
    """The authors' board is brought in line with what is so. Returns how many rows were done with."""
    return keeping.work_out()


@periodic("feedback.forget_tallies", every=timedelta(hours=12))
def forget_tallies() -> int:
    """Tallies of searches go after 400 days, those too few asked after 30. Returns how many went."""
    return actions.forget_tallies()


@periodic("feedback.forget_readings", every=timedelta(days=1))
def forget_readings() -> int:
    """How often articles were read is of use for 400 days. Returns how many numbers went."""
    return actions.forget_readings()


def _in_batches(which: Q, **change: object) -> int:
    changed = 0
    while ids := list(ArticleVote.objects.filter(which).values_list("pk", flat=True)[:BATCH]):
        changed += ArticleVote.objects.filter(pk__in=ids).update(**change)
    return changed
