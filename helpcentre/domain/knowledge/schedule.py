from datetime import timedelta

from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.knowledge.actions.scheduling import publish_due


@periodic("knowledge.publish_due", every=timedelta(minutes=1))
def publish_what_is_due() -> None:
    """What was written for today goes live, what was written until today goes."""
    publish_due(actor=Actor.system())
