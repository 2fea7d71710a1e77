from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Business, Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.retention.actions import place_hold
from helpcentre.domain.sharing import events
from helpcentre.domain.sharing.disclosures.actions.papers import add_papers
from helpcentre.domain.sharing.disclosures.asked import Asked, Ban, Thing, cleaned, cleaned_ban, distinct
from helpcentre.domain.sharing.disclosures.faults import DisclosureError
from helpcentre.domain.sharing.disclosures.models import Disclosure, DisclosureTarget, NoticeBan
from helpcentre.domain.sharing.disclosures.papers import Paper


def record_disclosure(
    *, actor: Actor, by: Person, asked: Asked, of: Iterable[Thing], papers: Sequence[Paper] = (), ban: Ban | None = None
) -> Disclosure:
    """Write down that an authority asks. From now on nothing that it asks about is erased or cleared away, until the
    case is closed. Raises DisclosureError.
    """
    if not may(by, Permission.HANDLE_RIGHTS):
        raise DisclosureError("permission")
    asked, things = cleaned(asked), distinct(of)
    forbidden = cleaned_ban(ban) if ban else None
    with transaction.atomic():
        made = Disclosure.objects.create(**vars(asked), language=by.language, recorded_by=by)
        reason = _reason(made.language)
        for thing in things:
            which = _which(thing)
            hold = place_hold(actor=actor, by=by, reason=reason, **which)
            DisclosureTarget.objects.create(disclosure=made, hold=hold, **which)
        if forbidden:
            NoticeBan.objects.create(disclosure=made, until=forbidden.until, ground=forbidden.ground, set_by=by)
        log.record(events.DISCLOSURE_RECORDED, made.pk, actor=actor)
        add_papers(actor=actor, by=by, disclosure=made, papers=papers)
    return made


def _which(thing: Thing) -> dict[str, Any]:
    if isinstance(thing, Person):
        return {"person": thing}
    return {"business": thing} if isinstance(thing, Business) else {"ticket": thing}


def _reason(language: str) -> str:
    """The copy that people take home shows why what is held of them stays, and it must never tell what may not be told:
    a ban can come later. The desk leads from the hold to the request.
    """
    with translation.override(language):
        return _("A legal matter")
