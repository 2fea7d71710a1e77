"""The doors to a request, one for each audience, and the lists."""

from django.db.models import prefetch_related_objects

from helpcentre.base.core import clock, references
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models import REFERENCE_PREFIX, Kind, RightsRequest

LISTED = 100


def for_staff(reference: str) -> RightsRequest | None:
    """Any request, for who may see the privacy desk."""
    return _of(reference)


def for_person(person: Person, reference: str) -> RightsRequest | None:
    """A request of the person's own; None for an unknown and for a foreign one alike."""
    found = _of(reference)
    return found if found and found.person_id == person.pk else None


def requests_of(person: Person, limit: int = LISTED) -> list[RightsRequest]:
    """Theirs, newest first."""
    return list(RightsRequest.objects.filter(person=person).order_by("-id")[:limit])


def with_steps(cases: list[RightsRequest]) -> list[RightsRequest]:
    """The same, each with its log; one query for all."""
    prefetch_related_objects(cases, "steps__person")
    return cases


def open_request_of(person: Person, kind: Kind) -> RightsRequest | None:
    """The one in progress, if there is one."""
    return RightsRequest.objects.filter(person=person, kind=kind, closed_at=None).order_by("id").first()


def open_requests(limit: int = LISTED) -> list[RightsRequest]:
    """What waits for us, the nearest clock first."""
    rows = RightsRequest.objects.select_related("person", "ticket").filter(closed_at=None)
    return list(rows.order_by("due_at", "id")[:limit])


def closed_requests(limit: int = LISTED) -> list[RightsRequest]:
    """What is over, the last first."""
    rows = RightsRequest.objects.select_related("person", "ticket").filter(closed_at__isnull=False)
    return list(rows.order_by("-closed_at")[:limit])


def late_requests() -> int:
    """How many are open past their clock."""
    return RightsRequest.objects.filter(closed_at=None, due_at__lt=clock.now()).count()


def _of(reference: str) -> RightsRequest | None:
    number = references.parse(REFERENCE_PREFIX, reference)
    return RightsRequest.objects.select_related("person", "ticket").filter(pk=number).first() if number else None
