from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.promises.controls import State
from helpcentre.domain.privacy.models import Kind, Refusal, RequestStep, RightsRequest, Source
from helpcentre.domain.privacy.requests.actions import open_request, refuse_request
from helpcentre.domain.privacy.requests.proof import every_request_is_answered_in_time as observe


def test_without_requests_nothing_is_proved_and_one_in_time_keeps_it(mama_njeri: Any) -> None:
    assert observe().state == State.UNPROVEN
    case = open_request(actor=mama_njeri.actor, person=mama_njeri, kind=Kind.ACCESS, source=Source.PAGE)
    assert observe().state == State.KEPT
    refuse_request(actor=Actor.system(), case=case, reason=Refusal.NOT_PROVED)
    assert observe().state == State.KEPT


@pytest.mark.parametrize(
    "change",
    [
        {"due_at": clock.now() - timedelta(minutes=1)},  # nobody answered
        {"due_at": F("due_at") + timedelta(days=1)},  # somebody moved the clock
        {"due_at": clock.now() - timedelta(days=1), "closed_at": clock.now(), "state": "done"},  # answered too late
        {"log": "emptied"},
    ],
)
def test_each_way_to_be_late_breaks_it(change: Any, mama_njeri: Any) -> None:
    open_request(actor=mama_njeri.actor, person=mama_njeri, kind=Kind.ACCESS, source=Source.PAGE)

    if "log" in change:
        RequestStep.objects.all()._raw_delete("default")  # type: ignore[attr-defined]
    else:
        RightsRequest.objects.update(**change)

    assert observe().state == State.BROKEN
