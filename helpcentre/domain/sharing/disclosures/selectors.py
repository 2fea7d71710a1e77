"""The door to a request, and the list."""

from collections.abc import Iterable

from django.db.models import Count, Q

from helpcentre.base.core import clock, references
from helpcentre.base.events.models import Event
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.selectors import names
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.sharing.disclosures.models import (
    REFERENCE_PREFIX,
    DisclosedPerson,
    Disclosure,
    DisclosurePaper,
    DisclosureTarget,
    Notice,
    NoticeBan,
)

LISTED = 100


def for_staff(reference: str) -> Disclosure | None:
    """Any request, for who may see the privacy desk."""
    number = references.parse(REFERENCE_PREFIX, reference)
    rows = Disclosure.objects.select_related(
        "recorded_by", "review__reviewer", "archive", "sealed__file", "handover__handed_by"
    )
    return rows.filter(pk=number).first() if number else None


def listed(limit: int = LISTED) -> list[Disclosure]:
    """Those that are open, the oldest first, then those that are over, the newest first. ``untold`` is how many people
    are to be told now, ``late`` how many of them should know already.
    """
    due = Q(people__notice=Notice.DUE)
    rows = Disclosure.objects.annotate(
        untold=Count("people", filter=due), late=Count("people", filter=due & Q(people__due_at__lt=clock.now()))
    )
    open_ones = rows.filter(closed_at=None).order_by("id")[:limit]
    over = rows.exclude(closed_at=None).order_by("-closed_at")[:limit]
    return [*open_ones, *over]


def open_case_of(hold: LegalHold) -> Disclosure | None:
    """The request that a hold belongs to, while it is open."""
    return Disclosure.objects.filter(closed_at=None, targets__hold=hold).first()


def targets_of(disclosure: Disclosure) -> list[DisclosureTarget]:
    """On whom it is, each with its hold."""
    rows = DisclosureTarget.objects.select_related("person", "business", "ticket__requester", "hold")
    return list(rows.filter(disclosure=disclosure).order_by("pk"))


def papers_of(disclosure: Disclosure) -> list[DisclosurePaper]:
    return list(DisclosurePaper.objects.select_related("file").filter(disclosure=disclosure).order_by("pk"))


def paper_of(disclosure: Disclosure, number: int) -> DisclosurePaper | None:
    """None for one of another request too."""
    return DisclosurePaper.objects.select_related("file").filter(disclosure=disclosure, pk=number).first()


def people_of(disclosure: Disclosure) -> list[DisclosedPerson]:
    """Whose data is in the archive."""
    return list(DisclosedPerson.objects.select_related("person").filter(disclosure=disclosure).order_by("pk"))


def person_of(disclosure: Disclosure, number: int) -> DisclosedPerson | None:
    """None for one of another request too."""
    return DisclosedPerson.objects.filter(disclosure=disclosure, pk=number).first()


def ban_of(disclosure: Disclosure) -> NoticeBan | None:
    """What forbids now to tell anybody, None when nothing does."""
    newest = disclosure.bans.order_by("-id").first()
    return newest if newest and not newest.is_lifted else None


def seen_in(targets: Iterable[DisclosureTarget], people: Iterable[DisclosedPerson]) -> list[Person]:
    """Whose record somebody looks at who reads the request, each once."""
    shown = [each.person or (each.ticket.requester if each.ticket else None) for each in targets]
    found = {each.pk: each for each in (*shown, *(each.person for each in people)) if each and each.erased_at is None}
    return list(found.values())


def history_of(disclosure: Disclosure) -> list[tuple[Event, str]]:
    """What happened, the oldest first, each with the name of who did it."""
    rows = list(Event.objects.filter(subject_kind="disclosure", subject_id=disclosure.pk).order_by("id")[:500])
    known = names({row.actor_id for row in rows if row.actor_id})
    return [(row, known.get(row.actor_id or 0, "")) for row in rows]
