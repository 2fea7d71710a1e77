"""P19: whether what authorities got was checked by two, limited to what was allowed, and written down as it was."""

from collections import Counter
from datetime import timedelta

from django.db.models import F, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.base.inventory.terms import all_terms
from helpcentre.base.promises.controls import Evidence, Words, control
from helpcentre.domain.retention.models import LegalHold
from helpcentre.domain.sharing import events
from helpcentre.domain.sharing.disclosures import days
from helpcentre.domain.sharing.disclosures.examining import faults
from helpcentre.domain.sharing.disclosures.models import (
    DisclosedPerson,
    Disclosure,
    DisclosureReview,
    DisclosureTarget,
    Notice,
    NoticeBan,
    Stage,
)

_SLACK = timedelta(days=1)  # of the job that tells people, which comes every hour
_YEARS = 3  # shown, the newest

_WORDS: dict[str, Words] = {
    "basis": _("Handed over without a legal basis, or without its paper"),
    "reviewer": _("Decided by whoever recorded it, or by nobody"),
    "bytes": _("Archives that are missing, or are not what was handed over"),
    "scope": _("Archives that hold more than was allowed"),
    "record": _("Records that were changed afterwards"),
}


@control("P19", summary=_("Every request of an authority: its law, its two people, its archive, its holds"))
def authorities_get_only_what_they_may() -> Evidence:
    """Reads the register, the archives in the store, the holds and the log of events."""
    all_of_them = Disclosure.objects.count()
    handed = Disclosure.objects.filter(Q(stage=Stage.HANDED_OVER) | Q(handover__isnull=False))
    counted: Counter[str] = Counter()
    for each in handed.select_related("review", "archive", "handover", "sealed__file").iterator(100):
        counted.update(faults(each))
    counted["reviewer"] += DisclosureReview.objects.filter(
        reviewer=F("disclosure__recorded_by"), disclosure__handover=None
    ).count()
    unheld, late, lost = _unheld(), _late(), _lost()
    found: list[tuple[Words, object]] = [
        (_("Requests of authorities"), all_of_them),
        *_by_year(),
        *((words, counted[code]) for code, words in _WORDS.items()),
        (_("Open requests whose legal hold is not in force"), unheld),
        (_("People who should have been told by now"), late),
        (_("Requests that the history knows and the register does not"), lost),
    ]
    if sum(counted.values()) or unheld or late or lost:
        return Evidence.broken(_("A request of an authority was not handled as we promise."), *found)
    if not all_of_them:
        return Evidence.unproven(_("No authority has asked for anything yet."), *found)
    return Evidence.kept(_("Each request of an authority was checked by two people, limited and written down."), *found)


def _by_year() -> list[tuple[Words, object]]:
    """How often authorities asked, and what came of it. Small numbers are no secret: they are the point."""
    rows: dict[int, Counter[str]] = {}
    for moment, stage in Disclosure.objects.values_list("recorded_at", "stage").iterator(1000):
        rows.setdefault(days.day_of(moment).year, Counter()).update(["all", stage])
    said: list[tuple[Words, object]] = []
    for year in sorted(rows, reverse=True)[:_YEARS]:
        said += [
            (format_lazy(_("{year}: authorities asked"), year=year), rows[year]["all"]),
            (format_lazy(_("{year}: data was handed over"), year=year), rows[year][Stage.HANDED_OVER]),
            (format_lazy(_("{year}: refused"), year=year), rows[year][Stage.REFUSED]),
        ]
    return said


def _unheld() -> int:
    in_force = LegalHold.objects.in_force().values("pk")
    open_ones = DisclosureTarget.objects.filter(disclosure__closed_at=None)
    return open_ones.exclude(hold__in=in_force).values("disclosure").distinct().count()


def _late() -> int:
    """Past the day by which they must know; or silent with no word that forbids it."""
    of_handed = DisclosedPerson.objects.filter(disclosure__stage=Stage.HANDED_OVER, person__erased_at=None)
    waiting = of_handed.exclude(notice__in=(Notice.SENT, Notice.GONE))
    late = set(waiting.filter(due_at__lt=clock.now() - _SLACK).values_list("pk", flat=True))
    late |= set(waiting.filter(notice__in=(Notice.NOT_YET, Notice.DUE), due_at=None).values_list("pk", flat=True))
    forbidden = waiting.filter(notice=Notice.FORBIDDEN).exclude(disclosure__in=_banned())
    return len(late | set(forbidden.values_list("pk", flat=True)))


def _banned() -> set[int]:
    """Requests of which the newest word forbids to tell."""
    newest = {ban.disclosure_id: ban.is_lifted for ban in NoticeBan.objects.order_by("id")}
    return {number for number, is_lifted in newest.items() if not is_lifted}


def _lost() -> int:
    """Within the years that the register keeps them."""
    term = next(each for each in all_terms() if each.model is Disclosure and each.whole)
    since = clock.now() - timedelta(days=term.days)
    known = Event.objects.filter(kind=events.DISCLOSURE_RECORDED.name, occurred_at__gte=since)
    numbers = set(known.values_list("subject_id", flat=True))
    return len(numbers) - Disclosure.objects.filter(pk__in=numbers).count()
