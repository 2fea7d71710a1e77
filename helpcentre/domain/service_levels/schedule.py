from datetime import timedelta

from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.service_levels.actions.watch import watch_clocks


@periodic("service_levels.watch_clocks", every=timedelta(minutes=1))
def watch() -> int:
    """Find the promises that are nearly due or late, and tell whoever should know. Returns how many."""
    return watch_clocks()
