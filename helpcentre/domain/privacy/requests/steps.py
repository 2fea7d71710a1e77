"""The log of a request."""

from helpcentre.base.core.actor import Actor
from helpcentre.domain.privacy.models import Did, RequestStep, RightsRequest


def note(case: RightsRequest, did: Did, *, actor: Actor, detail: str = "") -> RequestStep:
    """Add a step, inside the caller's transaction. ``detail`` is the value of a choice, never somebody's words."""
    return RequestStep.objects.create(
        request=case, did=did, detail=detail, actor_kind=actor.kind.value, person_id=actor.person_id
    )


def steps_of(case: RightsRequest) -> list[RequestStep]:
    """All of them, oldest first, with whoever did them."""
    return list(RequestStep.objects.select_related("person").filter(request=case))
