"""What the public page and the desk show of the promises."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Max, Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.base.core import clock
from helpcentre.base.promises.clauses import ALL
from helpcentre.base.promises.controls import State, controls_of
from helpcentre.base.promises.models import PromiseBreak, PromiseResult

NEWS = timedelta(days=7)  # so long the desk says that something was mended


@dataclass(frozen=True)
class PromiseState:
    """One promise as it was found last. All texts are in the active language.

    ``measured_at`` is None while a promise is unbound or was never measured; ``evidence`` is pairs of label and value.
    """

    id: str
    clause: str
    sentence: str
    state: State
    measured_at: datetime | None
    summary: str
    evidence: list[tuple[str, str]]
    broken_since: datetime | None = None
    mended_at: datetime | None = None


def latest() -> list[PromiseState]:
    """All forty, in order, each with its newest result, in three queries; ``mended_at`` only for a week."""
    newest = PromiseResult.objects.values("promise_id").annotate(newest=Max("id")).values_list("newest", flat=True)
    results = {result.promise_id: result for result in PromiseResult.objects.filter(pk__in=list(newest))}
    language = _language()
    recent = PromiseBreak.objects.filter(Q(mended_at=None) | Q(mended_at__gte=clock.now() - NEWS)).order_by("id")
    told = {each.promise_id: each for each in recent}
    found = []
    for promise in ALL:
        # A result whose control was taken away since says nothing any more.
        result = results.get(promise.id) if controls_of(promise.id) else None
        broke = told.get(promise.id)
        found.append(
            PromiseState(
                id=promise.id,
                clause=promise.clause,
                sentence=str(promise.sentence),
                state=State(result.state) if result else _unmeasured(promise.id),
                measured_at=result.measured_at if result else None,
                summary=result.summary.get(language, "") if result else _unmeasured_words(promise.id),
                evidence=[(label, value) for label, value in result.evidence.get(language, [])] if result else [],
                broken_since=broke.broke_at if broke and broke.mended_at is None else None,
                mended_at=broke.mended_at if broke else None,
            )
        )
    return found


def history(promise_id: str, limit: int = 100) -> list[PromiseResult]:
    """The newest results of one promise, newest first."""
    return list(PromiseResult.objects.filter(promise_id=promise_id).order_by("-id")[:limit])


def _unmeasured(promise_id: str) -> State:
    return State.UNPROVEN if controls_of(promise_id) else State.UNBOUND


def _unmeasured_words(promise_id: str) -> str:
    return _("Not measured yet.") if controls_of(promise_id) else _("Nothing watches this promise yet.")


def _language() -> str:
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
