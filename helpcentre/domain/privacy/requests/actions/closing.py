"""The ends of a request. Each is final: who asks again asks anew."""

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.models import Did, Identity, Refusal, RightsRequest, State
from helpcentre.domain.privacy.requests.steps import note


class OverError(ValueError):
    """The request has ended already."""


class NotProvedError(ValueError):
    """Nothing is done for somebody who has not proved who they are."""


def finish_request(*, actor: Actor, case: RightsRequest) -> RightsRequest:
    """What was asked for is done. Raises NotProvedError, and OverError when it ended before."""
    with transaction.atomic():
        case = _locked(case)
        if case.identity == Identity.NEEDED:
            raise NotProvedError
        _close(case, State.DONE)
        note(case, Did.DONE, actor=actor)
        log.record(events.RIGHTS_DONE, case.pk, actor=actor, right=case.kind)
    return case


def refuse_request(*, actor: Actor, case: RightsRequest, reason: Refusal) -> RightsRequest:
    """It cannot be done, and why. Raises OverError."""
    with transaction.atomic():
        case = _locked(case)
        case.refusal = reason
        _close(case, State.REFUSED)
        note(case, Did.REFUSED, actor=actor, detail=reason)
        log.record(events.RIGHTS_REFUSED, case.pk, actor=actor, reason=reason)
    return case


def take_back_request(*, actor: Actor, case: RightsRequest) -> RightsRequest:
    """The person no longer wants it. Raises OverError."""
    with transaction.atomic():
        case = _locked(case)
        _close(case, State.TAKEN_BACK)
        note(case, Did.TAKEN_BACK, actor=actor)
        log.record(events.RIGHTS_TAKEN_BACK, case.pk, actor=actor)
    return case


def _locked(case: RightsRequest) -> RightsRequest:
    found = RightsRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=case.pk)
    if not found.is_open:
        raise OverError
    return found


def _close(case: RightsRequest, state: State) -> None:
    case.state, case.closed_at = state, clock.now()
    case.save(update_fields=["state", "closed_at", "refusal"])
