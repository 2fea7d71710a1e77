"""What has to be done to tickets at a time. Read with ``schedule``, which imports it."""

from datetime import timedelta

from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.actions import wake
from helpcentre.domain.tickets.models import Woken

BATCH = 500


@periodic("tickets.wake_snoozed", every=timedelta(minutes=1))
def wake_snoozed() -> int:
    """Bring back the tickets whose snooze is over. Returns how many; each in its own transaction."""
    woken = 0
    while due := selectors.due_snoozes(BATCH):
        for snooze in due:
            wake(actor=Actor.system(), ticket=snooze.ticket, why=Woken.TIME)
        woken += len(due)
    return woken
