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


def finish_request(*, actor: Actor, request: RightsRequest) -> RightsRequest:
    """What was asked for is done. Raises NotProvedError, and OverError when it ended before."""
    with transaction.atomic():
        request = _locked(request)
        if request.identity == Identity.NEEDED:
            raise NotProvedError
        _close(request, State.DONE)
        note(request, Did.DONE, actor=actor)
        log.record(events.RIGHTS_DONE, request.pk, actor=actor, right=request.kind)
    return request


def refuse_request(*, actor: Actor, request: RightsRequest, reason: Refusal) -> RightsRequest:
    """It cannot be done, and why. Raises OverError."""
    with transaction.atomic():
        request = _locked(request)
        request.refusal = reason
        _close(request, State.REFUSED)
        note(request, Did.REFUSED, actor=actor, detail=reason)
        log.record(events.RIGHTS_REFUSED, request.pk, actor=actor, reason=reason)
    return request


def take_back_request(*, actor: Actor, request: RightsRequest) -> RightsRequest:
    """The person no longer wants it. Raises OverError."""
    with transaction.atomic():
        request = _locked(request)
        _close(request, State.TAKEN_BACK)
        note(request, Did.TAKEN_BACK, actor=actor)
        log.record(events.RIGHTS_TAKEN_BACK, request.pk, actor=actor)
    return request


def _locked(request: RightsRequest) -> RightsRequest:
    found = RightsRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=request.pk)
    if not found.is_open:
        raise OverError
    return found


def _close(request: RightsRequest, state: State) -> None:
    request.state, request.closed_at = state, clock.now()
    request.save(update_fields=["state", "closed_at", "refusal"])
