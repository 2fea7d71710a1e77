"""Measuring the promises, and keeping the history of what was found."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.events import faults
from helpcentre.base.promises import breaks
from helpcentre.base.promises.clauses import ALL, BY_ID, Promise
from helpcentre.base.promises.controls import Control, Evidence, State, controls_of
from helpcentre.base.promises.models import PromiseBreak, PromiseResult
from helpcentre.base.promises.resting import breathe, resting

logger = logging.getLogger(__name__)
Said = TypeVar("Said")
HISTORY = timedelta(days=400)


@dataclass(frozen=True)
class Measurement:
    """One promise, measured now. ``summary`` and ``evidence`` are in the shape that ``PromiseResult`` keeps."""

    promise: Promise
    state: State
    measured_at: datetime
    summary: dict[str, str]
    evidence: dict[str, list[list[str]]]


def measure(only: str | None = None) -> list[Measurement]:
    """Run the controls of every promise, or of one. Raises KeyError for a promise that is none.

    The worst finding wins. A control that crashes has found its promise broken: its evidence names the exception.
    """
    return [_measured(promise) for promise in ([BY_ID[only]] if only else ALL)]


def keep(measurements: list[Measurement]) -> None:
    """Write measurements to the history, and tell of what broke or is kept again since the last."""
    with transaction.atomic():
        PromiseResult.objects.bulk_create(
            PromiseResult(
                promise_id=each.promise.id,
                state=each.state,
                measured_at=each.measured_at,
                summary=each.summary,
                evidence=each.evidence,
            )
            for each in measurements
        )
        breaks.follow(measurements)


def measure_and_keep() -> int:
    """Measure every bound promise, keep the findings, forget those older than 400 days. Returns how many are broken.

    It runs beside people who wait for pages, so it works half of the time at most and lets them go first.
    """
    with resting():
        found = [each for each in measure() if each.state is not State.UNBOUND]
    keep(found)
    PromiseResult.objects.filter(measured_at__lt=clock.now() - HISTORY).delete()
    PromiseBreak.objects.filter(mended_at__lt=clock.now() - HISTORY).delete()
    return sum(each.state is State.BROKEN for each in found)


def _measured(promise: Promise) -> Measurement:
    findings = [_observed(control) for control in controls_of(promise.id)]
    if not findings:
        findings = [Evidence(State.UNBOUND, _("Nothing watches this promise yet."))]
    worst = max((finding.state for finding in findings), key=lambda state: state.rank)
    # What made the state stands first; the other findings follow, so that nothing observed is left out.
    findings.sort(key=lambda finding: finding.state is not worst)
    return Measurement(
        promise=promise,
        state=worst,
        measured_at=clock.now(),
        summary=_in_every_language(lambda: " ".join(str(finding.summary) for finding in findings)),
        evidence=_in_every_language(
            lambda: [[str(label), str(value)] for finding in findings for label, value in finding.evidence]
        ),
    )


def _observed(control: Control) -> Evidence:
    try:
        return control.observe()
    except Exception as error:
        logger.error("The control of %s failed: %s", control.promise_id, faults.describe(error))
        failed = _("This could not be examined: the check itself failed.")
        return Evidence.broken(failed, (_("Error"), type(error).__name__))
    finally:
        breathe()


def _in_every_language(say: Callable[[], Said]) -> dict[str, Said]:
    said = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said[language] = say()
    return said
