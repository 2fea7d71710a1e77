from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.retention.actions import lift_hold
from helpcentre.domain.retention.removing import remove
from helpcentre.domain.sharing import events
from helpcentre.domain.sharing.disclosures.faults import DisclosureError
from helpcentre.domain.sharing.disclosures.models import Disclosure, SealedFile, Stage

_UNDER_WAY = (Stage.RECORDED, Stage.APPROVED, Stage.READY)


def close_disclosure(*, actor: Actor, by: Person, disclosure: Disclosure) -> None:
    """End the case: its holds are lifted. What was not handed over by then is taken back, and its archive goes. Raises
    DisclosureError when it was closed before.
    """
    with transaction.atomic():
        moved = Disclosure.objects.move(disclosure.pk, before=_UNDER_WAY, after=Stage.WITHDRAWN)
        if not Disclosure.objects.close(disclosure.pk, clock.now()):
            raise DisclosureError("over")
        for target in disclosure.targets.select_related("hold"):
            lift_hold(actor=actor, by=by, hold=target.hold)
        if moved:
            remove(SealedFile._base_manager.filter(disclosure=disclosure))
        log.record(events.DISCLOSURE_CLOSED, disclosure.pk, actor=actor)
