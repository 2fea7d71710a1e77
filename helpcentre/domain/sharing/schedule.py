from datetime import timedelta

from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.sharing import actions


@periodic("sharing.send_waiting", every=timedelta(minutes=15))
def send_waiting() -> int:
    """What waited for the register, in case a setting changed under it. Returns how many."""
    return actions.send_waiting()
