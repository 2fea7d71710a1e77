from datetime import timedelta

from helpcentre.base.core import clock
from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.answering.models import Presence


@periodic("answering.forget_presence", every=timedelta(hours=1))
def forget_presence() -> int:
    """Who was where an hour ago is nobody's business. Returns how many rows went."""
    return Presence.objects.filter(seen_at__lt=clock.now() - timedelta(hours=1)).delete()[0]
