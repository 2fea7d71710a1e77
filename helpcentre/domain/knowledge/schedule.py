from datetime import timedelta

from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.knowledge import picture_use
from helpcentre.domain.knowledge.actions.scheduling import publish_due


@periodic("knowledge.publish_due", every=timedelta(minutes=1))
def publish_what_is_due() -> None:
    """What was written for today goes live, what was written until today goes."""
    publish_due(actor=Actor.system())


@periodic("knowledge.sweep_pictures", every=timedelta(hours=6))
def sweep_pictures() -> None:
    """Bytes of pictures and of their sizes that nothing names any more."""
    picture_use.sweep()
