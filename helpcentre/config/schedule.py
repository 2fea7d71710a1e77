"""What runs by the clock across the floors; the queue's own chores are in ``base/jobs/housekeeping.py``."""

from datetime import timedelta

from helpcentre.base.core import clock
from helpcentre.base.core.database.maintenance import refresh_statistics
from helpcentre.base.files import actions as files
from helpcentre.base.files import incoming
from helpcentre.base.jobs.schedule import periodic
from helpcentre.base.promises.measuring import measure_and_keep


@periodic("files.sweep_orphans", every=timedelta(days=1))
def sweep_orphans() -> None:
    """Bytes whose row never came, and writings that a crash cut off."""
    files.sweep_orphans()


@periodic("files.sweep_uploads", every=timedelta(hours=1))
def sweep_uploads() -> None:
    """Files that never arrived whole."""
    incoming.sweep(clock.now() - timedelta(seconds=incoming.LIFE))


@periodic("promises.measure", every=timedelta(hours=1))
def measure_promises() -> None:
    """Every promise is looked at, and what was seen is kept."""
    measure_and_keep()


@periodic("core.refresh_statistics", every=timedelta(days=1))
def refresh_planner_statistics() -> None:
    """Tables grow; a planner that remembers them small picks the wrong index."""
    refresh_statistics()
