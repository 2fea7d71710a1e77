from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.models import Did, Identity, Proof, RightsRequest
from helpcentre.domain.privacy.requests.steps import note


def prove_identity(*, actor: Actor, request: RightsRequest, proof: Proof) -> RightsRequest:
    """Note that the person themselves asks. Proving twice, or for a request that is over, changes nothing."""
    with transaction.atomic():
        request = RightsRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=request.pk)
        if not request.is_open or request.identity == Identity.PROVED:
            return request
        request.identity, request.proof = Identity.PROVED, proof
        request.save(update_fields=["identity", "proof"])
        note(request, Did.PROVED, actor=actor, detail=proof)
        log.record(events.RIGHTS_PROVED, request.pk, actor=actor, proof=proof)
    return request
