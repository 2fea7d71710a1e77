from datetime import timedelta

from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.sharing import actions
from helpcentre.domain.sharing.disclosures.actions import tell_due


@periodic("sharing.send_waiting", every=timedelta(minutes=15))
def send_waiting() -> int:
    """What waited for the register, in case a setting changed under it. Returns how many."""
    return actions.send_waiting()


@periodic("sharing.tell_disclosed", every=timedelta(hours=1))
def tell_disclosed() -> int:
    """Whoever may be told by now that their data was handed over. Returns how many were."""
    return tell_due()
