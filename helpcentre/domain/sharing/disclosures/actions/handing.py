from datetime import date

from django.db import transaction

from helpcentre.base.core import clock, keyed
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.sharing import events
from helpcentre.domain.sharing.disclosures import days
from helpcentre.domain.sharing.disclosures.actions.telling import set_notices, tell
from helpcentre.domain.sharing.disclosures.asked import one_line
from helpcentre.domain.sharing.disclosures.faults import DisclosureError
from helpcentre.domain.sharing.disclosures.models import Disclosure, DisclosureHandover, Means, Stage
from helpcentre.domain.sharing.disclosures.sealing import seal
from helpcentre.domain.sharing.disclosures.wholeness import are_whole


def hand_over(
    *, actor: Actor, by: Person, disclosure: Disclosure, to_whom: str, means: str, handed_on: date
) -> DisclosureHandover:
    """Write down that the archive was handed over, and tell its people where that is allowed. From now on nothing of
    the record changes. Raises DisclosureError, also when the archive is not byte for byte what was made.
    """
    if not may(by, Permission.HANDLE_RIGHTS):
        raise DisclosureError("permission")
    whom = one_line(to_whom, 200, "to_whom")
    if means not in Means.values:
        raise DisclosureError("means")
    if disclosure.stage != Stage.READY:
        raise DisclosureError("over")
    archive = disclosure.archive
    if not days.day_of(archive.made_at) <= handed_on <= days.today():
        raise DisclosureError("handed_on")
    if not are_whole(disclosure.sealed.file, sha256=archive.sha256, size=archive.size):
        raise DisclosureError("bytes")
    with transaction.atomic():
        if not Disclosure.objects.move(disclosure.pk, before=[Stage.READY], after=Stage.HANDED_OVER):
            raise DisclosureError("over")
        made = DisclosureHandover(
            disclosure=disclosure,
            to_whom=whom,
            means=means,
            handed_on=handed_on,
            handed_by=by,
            recorded_at=clock.now(),
            sha256=archive.sha256,
        )
        made.seal = seal(disclosure, made)
        made.mark = keyed.mark("disclosure", made.seal)
        made.save()
        log.record(events.DISCLOSURE_HANDED_OVER, disclosure.pk, actor=actor)
        for each in set_notices(disclosure=disclosure):
            tell(each=each)
    return made


def note_fetched(*, actor: Actor, disclosure: Disclosure) -> None:
    """Somebody takes the archive out of the store: every time is written down."""
    with transaction.atomic():
        log.record(events.DISCLOSURE_FETCHED, disclosure.pk, actor=actor)
