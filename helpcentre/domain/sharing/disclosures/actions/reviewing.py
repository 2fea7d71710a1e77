from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.sharing import events
from helpcentre.domain.sharing.disclosures.asked import known, one_line
from helpcentre.domain.sharing.disclosures.faults import DisclosureError
from helpcentre.domain.sharing.disclosures.models import Disclosure, DisclosureReview, LegalBasis, Stage
from helpcentre.domain.sharing.disclosures.models.review import REASON_LIMIT


@dataclass(frozen=True)
class Allowed:
    """What the second person allows: ids of targets, categories, and days. A bound that was asked for stays where it is
    not narrowed."""

    targets: Iterable[int]
    categories: Iterable[str]
    since: date | None = None
    until: date | None = None
    reason: str = field(default="")


def approve_disclosure(*, actor: Actor, by: Person, disclosure: Disclosure, allowed: Allowed) -> DisclosureReview:
    """Allow as much as was asked for, or less, and have the archive made. Raises DisclosureError."""
    from helpcentre.domain.sharing.jobs import build_disclosure

    _may_decide(by, disclosure)
    if not LegalBasis(disclosure.basis).paper_may_follow and not disclosure.papers.exists():
        raise DisclosureError("paper")
    scope = _within(disclosure, allowed)
    with transaction.atomic():
        _decide(disclosure, Stage.APPROVED)
        made = DisclosureReview.objects.create(disclosure=disclosure, reviewer=by, is_approved=True, **scope)
        log.record(events.DISCLOSURE_APPROVED, disclosure.pk, actor=actor)
        build_disclosure.enqueue(disclosure_id=disclosure.pk)
    return made


def refuse_disclosure(*, actor: Actor, by: Person, disclosure: Disclosure, reason: str) -> DisclosureReview:
    """Say no and why. Raises DisclosureError."""
    _may_decide(by, disclosure)
    why = one_line(reason, REASON_LIMIT, "reason")
    with transaction.atomic():
        _decide(disclosure, Stage.REFUSED)
        made = DisclosureReview.objects.create(disclosure=disclosure, reviewer=by, is_approved=False, reason=why)
        log.record(events.DISCLOSURE_REFUSED, disclosure.pk, actor=actor)
    return made


def _may_decide(by: Person, disclosure: Disclosure) -> None:
    if not may(by, Permission.HANDLE_RIGHTS):
        raise DisclosureError("permission")
    if by.pk == disclosure.recorded_by_id:
        raise DisclosureError("same")


def _decide(disclosure: Disclosure, stage: Stage) -> None:
    """Of two who decide at once, one does."""
    if not Disclosure.objects.move(disclosure.pk, before=[Stage.RECORDED], after=stage):
        raise DisclosureError("over")


def _within(disclosure: Disclosure, allowed: Allowed) -> dict[str, object]:
    targets, categories = sorted(set(allowed.targets)), known(allowed.categories)
    mine = set(disclosure.targets.values_list("pk", flat=True))
    since, until = allowed.since or disclosure.since, allowed.until or disclosure.until
    too_early = disclosure.since is not None and since is not None and since < disclosure.since
    too_late = disclosure.until is not None and until is not None and until > disclosure.until
    if set(targets) - mine or set(categories) - set(disclosure.categories) or too_early or too_late:
        raise DisclosureError("scope")
    if not targets:
        raise DisclosureError("targets")
    if since and until and since > until:
        raise DisclosureError("until")
    why = one_line(allowed.reason, REASON_LIMIT, "reason", empty=True)
    return {"targets": targets, "categories": categories, "since": since, "until": until, "reason": why}
