"""The periodic jobs of the floors that know no schedule: the queue's own rows, limits and the outbox."""

from datetime import timedelta

from helpcentre.base.core import clock
from helpcentre.base.jobs import leases, queue, schedule
from helpcentre.base.jobs.schedule import periodic
from helpcentre.base.limits import bucket
from helpcentre.base.outbound.transports.files import FileTransport

KEEP_DONE = timedelta(days=1)
KEEP_FAILED = timedelta(days=30)
KEEP_RUNS = timedelta(days=14)
KEEP_FILES = timedelta(days=30)


@periodic("jobs.forget_finished", every=timedelta(hours=1))
def forget_finished() -> None:
    """Finished rows of the queue, old slots and dead workers say nothing any more."""
    now = clock.now()
    queue.forget_finished(successful_before=now - KEEP_DONE, failed_before=now - KEEP_FAILED)
    schedule.forget_runs(now - KEEP_RUNS)
    leases.forget_dead()


@periodic("limits.forget_full", every=timedelta(hours=1))
def forget_full_buckets() -> None:
    """A bucket that is full again is a trace of somebody and of no use."""
    bucket.forget_full()


@periodic("outbound.forget_files", every=timedelta(hours=6))
def forget_outbox_files() -> None:
    """Mail kept as files holds what the outbox screen masks, so it is not kept for long."""
    FileTransport().forget(clock.now() - KEEP_FILES)
