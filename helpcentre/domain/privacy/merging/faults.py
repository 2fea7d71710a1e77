"""Why two records may not be merged. What an app above knows is declared as an obstacle."""

from collections.abc import Callable
from enum import StrEnum

from helpcentre.base.inventory.registry import DeclarationError
from helpcentre.domain.people.models import Person, PersonMerge, StaffMember
from helpcentre.domain.privacy.models import Erasure, Identity, Kind, PersonExport, RightsRequest


class Fault(StrEnum):
    """``itself``, ``gone`` (erased, or merged before), ``staff``, ``erasure`` (waits or runs), ``export`` (is being
    made), ``rights`` (it is not proved who asks for something about their data), ``rights_twice`` (both ask for the
    same), ``settling`` (something that only the privacy desk knows is not over)."""

    ITSELF = "itself"
    GONE = "gone"
    STAFF = "staff"
    ERASURE = "erasure"
    EXPORT = "export"
    RIGHTS = "rights"
    RIGHTS_TWICE = "rights_twice"
    SETTLING = "settling"


Obstacle = Callable[[tuple[int, ...]], bool]
_obstacles: dict[str, Obstacle] = {}


def obstacle(name: str, stands: Obstacle) -> None:
    """Declare what makes a merging wait: ``stands`` gets the ids of both. Raises DeclarationError when there is one."""
    if name in _obstacles:
        raise DeclarationError(f"the obstacle {name} is declared twice")
    _obstacles[name] = stands


def faults(kept: Person, merged: Person) -> list[Fault]:
    """Every reason against it, the plainest first; empty when they may be merged. Two shops are no reason: one person
    may own several. A constant number of queries."""
    if kept.pk == merged.pk:
        return [Fault.ITSELF]
    if kept.erased_at or merged.erased_at:
        return [Fault.GONE]
    both = (kept.pk, merged.pk)
    found = [Fault.STAFF] if StaffMember.objects.filter(person__in=both).exists() else []
    if Erasure.objects.filter(person__in=both, cancelled_at=None, finished_at=None).exists():
        found.append(Fault.ERASURE)
    if PersonExport.objects.filter(person__in=both, ready_at=None).exists():
        found.append(Fault.EXPORT)
    asked = RightsRequest.objects.filter(person__in=both, closed_at=None)
    waiting = list(asked.values_list("person_id", "kind", "identity"))
    if any(identity == Identity.NEEDED for _person, _kind, identity in waiting):
        found.append(Fault.RIGHTS)
    mine, theirs = ({kind for person, kind, _identity in waiting if person == pk} for pk in both)
    if (mine & theirs) - {Kind.CORRECT}:
        found.append(Fault.RIGHTS_TWICE)
    if any(stands(both) for stands in _obstacles.values()):
        found.append(Fault.SETTLING)
    return found


def was_merged(person_id: int) -> PersonMerge | None:
    """The merging that emptied a record."""
    person = Person.objects.select_related("merge__kept").filter(pk=person_id).first()
    return getattr(person, "merge", None)
