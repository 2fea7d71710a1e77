"""The request that an erasure answers: it is opened, taken back and finished with it."""

from contextlib import suppress

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models import Erasure, Kind, RightsRequest
from helpcentre.domain.privacy.requests.actions import (
    NotProvedError,
    OverError,
    finish_request,
    take_back_request,
)


def open_request_of(person: Person) -> RightsRequest | None:
    """The request to be deleted that waits for an answer."""
    return RightsRequest.objects.filter(person=person, kind=Kind.DELETE, closed_at=None).order_by("-id").first()


def finish(erasure: Erasure, actor: Actor) -> None:
    """What was asked for is done. An erasure without a request, as by command, answers whatever was asked before."""
    case = erasure.request or open_request_of(erasure.person)
    if case is not None:
        with suppress(OverError, NotProvedError):
            finish_request(actor=actor, case=case)


def take_back(erasure: Erasure, actor: Actor) -> None:
    if erasure.request is not None:
        with suppress(OverError):
            take_back_request(actor=actor, case=erasure.request)
