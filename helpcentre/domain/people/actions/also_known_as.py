from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import events
from helpcentre.domain.people.models import AlsoKnownAs


def forget_also_known_as(*, actor: Actor, known: AlsoKnownAs) -> bool:
    """A name, address or number of another record of theirs is theirs no more: whoever writes from there is somebody
    new. False when it is gone already."""
    with transaction.atomic():
        gone, _by_model = AlsoKnownAs.objects.filter(pk=known.pk).delete()
        if gone:
            log.record(events.PERSON_CORRECTED, known.person_id, actor=actor)
    return bool(gone)
