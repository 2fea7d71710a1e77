"""Who of the team looked at whose record: read out of the log of events, where every look stands."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from helpcentre.base.core.actor import ActorKind
from helpcentre.base.events.models import Event
from helpcentre.domain.people import merges
from helpcentre.domain.people.events import PERSON_RECORD_VIEWED
from helpcentre.domain.people.models import StaffMember
from helpcentre.domain.people.screens import Screen

PAGE = 50


@dataclass(frozen=True)
class Look:
    """``by`` looked at ``at``; both are people's ids. ``screen`` is None for looks of before screens were noted."""

    id: int
    when: datetime
    by: int | None
    at: int
    screen: Screen | None
    ticket: int | None


@dataclass(frozen=True)
class Span:
    """Moments, the first within, the last not; None is open."""

    since: datetime | None = None
    until: datetime | None = None

    @property
    def condition(self) -> Q:
        found = Q()
        if self.since is not None:
            found &= Q(occurred_at__gte=self.since)
        if self.until is not None:
            found &= Q(occurred_at__lt=self.until)
        return found


def at(person_id: int, span: Span, before: int | None = None) -> tuple[list[Look], int | None]:
    """Looks at one person, under whichever id, the newest first, and where the next page begins. Two queries."""
    theirs = merges.ids_of(person_id)
    rows = _looks().filter(span.condition, subject_kind="person", subject_id__in=theirs).order_by("-id")
    return _page(rows if before is None else rows.filter(id__lt=before))


def by(person_id: int, span: Span, before: int | None = None) -> tuple[list[Look], int | None]:
    """Looks of one member of staff, the newest first, and where the next page begins. Two queries at most.

    In the order of their moments, as the index has them: an agent has hundreds of thousands, and a month is wanted.
    """
    rows = _looks().filter(span.condition, actor_kind=ActorKind.STAFF.value, actor_id=person_id)
    last = Event.objects.filter(pk=before).values_list("occurred_at", flat=True).first() if before else None
    if last is not None:
        rows = rows.filter(Q(occurred_at__lt=last) | Q(id__lt=before), occurred_at__lte=last)
    return _page(rows.order_by("-occurred_at", "-id"))


def staff() -> list[StaffMember]:
    """Everybody who works or ever worked in the team, those who do now first."""
    rows = StaffMember.objects.select_related("person").order_by("person__name", "person_id")
    return sorted(rows, key=lambda row: not row.is_current)


def staff_of(person_id: int) -> StaffMember | None:
    return StaffMember.objects.select_related("person").filter(person=person_id).first()


def _looks() -> QuerySet[Event]:
    return Event.objects.filter(kind=PERSON_RECORD_VIEWED.name)


def _page(rows: QuerySet[Event]) -> tuple[list[Look], int | None]:
    found = list(rows[: PAGE + 1])
    return [_look(event) for event in found[:PAGE]], found[PAGE - 1].pk if len(found) > PAGE else None


def _look(event: Event) -> Look:
    screen = event.data.get("screen")
    known = Screen(screen) if screen in Screen.values else None
    return Look(event.pk, event.occurred_at, event.actor_id, event.subject_id, known, event.data.get("ticket"))
