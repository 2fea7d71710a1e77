from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.models import Did, Identity, Proof, RightsRequest
from helpcentre.domain.privacy.requests.steps import note


def prove_identity(*, actor: Actor, case: RightsRequest, proof: Proof) -> RightsRequest:
    """Note that the person themselves asks. Proving twice, or for a request that is over, changes nothing."""
    with transaction.atomic():
        case = RightsRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=case.pk)
        if not case.is_open or case.identity == Identity.PROVED:
            return case
        case.identity, case.proof = Identity.PROVED, proof
        case.save(update_fields=["identity", "proof"])
        note(case, Did.PROVED, actor=actor, detail=proof)
        log.record(events.RIGHTS_PROVED, case.pk, actor=actor, proof=proof)
    return case
