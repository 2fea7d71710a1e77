from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.jobs.sms import queue_sms
from helpcentre.base.outbound.addresses import BadMail
from helpcentre.domain.people.models import Person
from helpcentre.domain.sharing import events
from helpcentre.domain.sharing.disclosures import days, notices
from helpcentre.domain.sharing.disclosures.asked import Ban, cleaned_ban
from helpcentre.domain.sharing.disclosures.faults import DisclosureError
from helpcentre.domain.sharing.disclosures.models import DisclosedPerson, Disclosure, Notice, NoticeBan, Stage
from helpcentre.domain.sharing.disclosures.models.notice import NOTICE_TIME

_NOT_TOLD = (Notice.FORBIDDEN, Notice.DUE)


def set_notices(*, disclosure: Disclosure) -> list[DisclosedPerson]:
    """Say of everybody who was not told yet whether they may be, and by when they must. Returns those who may. Inside
    the caller's transaction, after the handing over."""
    ban = disclosure.bans.order_by("-id").first()
    forbidden = ban is not None and not ban.is_lifted
    allowed_from = days.midnight(ban.until + timedelta(days=1)) if ban and forbidden and ban.until else None
    if forbidden and (allowed_from is None or allowed_from > clock.now()):
        new = {"notice": Notice.FORBIDDEN, "due_at": allowed_from + NOTICE_TIME if allowed_from else None}
    else:
        new = {"notice": Notice.DUE, "due_at": (allowed_from or clock.now()) + NOTICE_TIME}
    waiting = DisclosedPerson.objects.filter(disclosure=disclosure, notice__in=(Notice.NOT_YET, *_NOT_TOLD))
    waiting.update(**new)
    return list(_to_tell().filter(disclosure=disclosure))


def forbid_notice(*, actor: Actor, by: Person, disclosure: Disclosure, ban: Ban) -> None:
    """Nobody who was not told yet may be told, until then and on that ground. Raises DisclosureError."""
    said = cleaned_ban(ban)
    _rule(actor, by, disclosure, {"until": said.until, "ground": said.ground})


def lift_ban(*, actor: Actor, by: Person, disclosure: Disclosure) -> None:
    """From now on they may be told, and are. Raises DisclosureError when nothing forbids it."""
    newest = disclosure.bans.order_by("-id").first()
    if newest is None or newest.is_lifted:
        raise DisclosureError("over")
    _rule(actor, by, disclosure, {"is_lifted": True})


def tell_due() -> int:
    """Tell everybody who may be told by now. Returns how many were."""
    told = 0
    over = DisclosedPerson.objects.filter(notice=Notice.FORBIDDEN, due_at__lte=clock.now() + NOTICE_TIME)
    over.update(notice=Notice.DUE)
    for each in _to_tell():
        with transaction.atomic():
            told += tell(each=each)
    return told


def tell(*, each: DisclosedPerson) -> bool:
    """Mail, else a text message, in their language; False where there is neither, or they know it by now. Inside the
    caller's transaction."""
    person = each.person
    if person.erased_at is not None:
        DisclosedPerson.objects.filter(pk=each.pk, notice__in=_NOT_TOLD).update(notice=Notice.GONE)
        return False
    with suppress(BadMail), transaction.atomic():
        if (person.email or person.phone) and _mark(each):
            _send(each, person)
            log.record(events.DISCLOSURE_TOLD, each.disclosure_id, actor=Actor.system())
            return True
    return False


def note_told(*, actor: Actor, told: DisclosedPerson) -> None:
    """Somebody of the team told them in another way. Raises DisclosureError when it may not be or was done."""
    with transaction.atomic():
        if not _mark(told):
            raise DisclosureError("over")
        log.record(events.DISCLOSURE_TOLD, told.disclosure_id, actor=actor)


def _mark(each: DisclosedPerson) -> bool:
    due = DisclosedPerson.objects.filter(pk=each.pk, notice=Notice.DUE)
    return due.update(notice=Notice.SENT, told_at=clock.now()) == 1


def _send(each: DisclosedPerson, person: Person) -> None:
    proved = person.email_verified_at is not None
    context = notices.facts(
        each.disclosure,
        each.disclosure.handover.handed_on,
        language=person.language,
        name=person.first_name if proved else "",  # whoever has the address may be another
        is_proved=proved,
    )
    whom: dict[str, Any] = {"kind": notices.KIND, "language": person.language, "person_id": person.pk}
    if person.email:
        queue_mail(address=person.email, context=context, **whom)
    elif person.phone:
        queue_sms(number=person.phone, context=context, **whom)


def _rule(actor: Actor, by: Person, disclosure: Disclosure, said: dict[str, object]) -> None:
    with transaction.atomic():
        NoticeBan.objects.create(disclosure=disclosure, set_by=by, **said)
        log.record(events.NOTICE_RULED, disclosure.pk, actor=actor)
        if Disclosure.objects.filter(pk=disclosure.pk, stage=Stage.HANDED_OVER).exists():
            for each in set_notices(disclosure=disclosure):
                tell(each=each)


def _to_tell() -> QuerySet[DisclosedPerson]:
    rows = DisclosedPerson.objects.filter(notice=Notice.DUE).order_by("pk")
    return rows.select_related("person", "disclosure__handover")
