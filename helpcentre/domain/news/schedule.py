from datetime import timedelta

from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.news.actions import forget


@periodic("news.forget_subscribers", every=timedelta(hours=6))
def forget_subscribers() -> None:
    """Addresses that never confirmed, and those that stopped a month ago."""
    forget(actor=Actor.system())
