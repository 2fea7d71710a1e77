"""How much one person, or one place, may send in a day."""

from django.conf import settings

from helpcentre.base.limits import bucket
from helpcentre.domain.people.models import Person

DAY = 86_400  # seconds
FROM_ONE_PLACE = 5  # a shop, a market or a whole mobile network stands behind one address


def take(*, size: int, person: Person | None, place: str) -> bool:
    """Whether ``size`` bytes more may come from ``person``, or, of somebody unknown, from the network ``place``."""
    allowed = int(settings.FILES_DAY_MB) * 1000  # counted in kB
    cost = max(1, size // 1000)
    if person is None:
        allowed *= FROM_ONE_PLACE
    if cost > allowed:
        return False
    name, key = ("files.person", str(person.pk)) if person else ("files.place", place)
    return not bucket.take(name, key, capacity=allowed, per_seconds=DAY, cost=cost)
