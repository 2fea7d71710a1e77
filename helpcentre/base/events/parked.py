"""Events a subscriber could not read after all its tries: looked at by a person, then read again."""

from django.db import transaction

from helpcentre.base.events.models import ParkedEvent
from helpcentre.base.events.subscribers import all_subscribers


def counts() -> dict[str, int]:
    """How many events are parked, by subscriber; subscribers with none are left out."""
    names = ParkedEvent.objects.order_by().values_list("subscriber", flat=True)
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found


def read_again(name: str) -> int:
    """Read every parked event of one subscriber again, oldest first, each in its own transaction.

    Returns how many were read. Raises LookupError for an unknown subscriber and whatever its reader raises; the
    event that failed stays parked.
    """
    subscriber = next((each for each in all_subscribers() if each.name == name), None)
    if subscriber is None:
        raise LookupError(f"no subscriber is called {name}")
    ids = list(ParkedEvent.objects.filter(subscriber=name).order_by("event_id").values_list("id", flat=True))
    for parked_id in ids:
        with transaction.atomic():
            parked = ParkedEvent.objects.select_for_update().select_related("event").filter(id=parked_id).first()
            if parked is not None:
                subscriber.read(parked.event)
                parked.delete()
    return len(ids)
