"""What is shown of two records before they are merged, and what was merged before."""

from dataclasses import dataclass

from helpcentre.domain.people import finding
from helpcentre.domain.people.models import AlsoKnownAs, Membership, Person, PersonMerge
from helpcentre.domain.people.restrictions import is_restricted
from helpcentre.domain.privacy.models import RightsRequest
from helpcentre.domain.retention import holds
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.tickets.models import Ticket

LISTED = 100


@dataclass(frozen=True)
class Side:
    """One of the two. ``asked`` counts their requests; ``newest`` are the subjects of the latest."""

    person: Person
    shops: list[Membership]
    asked: int
    newest: list[Ticket]
    rights: list[RightsRequest]
    held_by: list[LegalHold]
    is_paused: bool


def side(person: Person) -> Side:
    """A constant number of queries."""
    theirs = Ticket.objects.filter(requester=person)
    return Side(
        person=person,
        shops=finding.memberships_of(person, 5),
        asked=theirs.count(),
        newest=list(theirs.order_by("-updated_at")[:2]),
        rights=list(RightsRequest.objects.filter(person=person, closed_at=None).order_by("id")[:5]),
        held_by=holds.held(person.pk),
        is_paused=is_restricted(person.pk),
    )


def mergings(person: Person | None = None, limit: int = LISTED) -> list[PersonMerge]:
    """The newest, all or those into one record. One query."""
    rows = PersonMerge.objects.select_related("by", "kept").order_by("-made_at", "-id")
    return list((rows.filter(kept=person) if person else rows)[:limit])


def also_known_as(person: Person) -> list[AlsoKnownAs]:
    return list(AlsoKnownAs.objects.filter(person=person).order_by("id")[:10])
