"""One mail, well before somebody's history goes because there was no sign of them. Signing in is a sign."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from helpcentre.base.core import clock
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.outbound.addresses import BadMail
from helpcentre.base.outbound.models import OutboundMail, Status
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.closing import inactivity, notices
from helpcentre.domain.privacy.models import SilenceNotice
from helpcentre.domain.retention import believing, holds

KIND = "silence_notice"
AT_ONCE = 200  # mails in one run


def notify_silent() -> int:
    """Tell those who were not told yet, and once more those whose mail was refused. Returns how many mails it were.

    Nobody is told while the clock cannot be believed. A notice is over with the first sign of the person: whoever falls
    silent again is told again.
    """
    if not believing.look(clock.now()).is_believed:
        return 0
    SilenceNotice.objects.exclude(person__in=notices.silent()).delete()
    again = [notice for notice in _unsent() if _is_refused(notice)]
    waiting = notices.untold().exclude(pk__in=holds.people_held().values("pk")).order_by("pk")
    return sum(_tell_again(notice) for notice in again) + sum(_tell(person) for person in waiting[:AT_ONCE])


def _unsent() -> list[SilenceNotice]:
    """What is not known to have left, after looking at what became of each mail."""
    open_now = list(SilenceNotice.objects.select_related("person").filter(sent_at=None, gave_up_at=None))
    mails = OutboundMail.objects.in_bulk([notice.mail_id for notice in open_now])
    for notice in open_now:
        mail = mails.get(notice.mail_id)
        if mail is not None and mail.status == Status.SENT:
            SilenceNotice.objects.filter(pk=notice.pk).update(sent_at=mail.sent_at)
            notice.sent_at = mail.sent_at
    return [notice for notice in open_now if notice.sent_at is None]


def _is_refused(notice: SilenceNotice) -> bool:
    """The mail failed, or is not there, and a week has passed."""
    still = OutboundMail.objects.filter(pk=notice.mail_id, status=Status.QUEUED).exists()
    return not still and notice.asked_at < clock.now() - notices.TRY_AGAIN


def _tell(person: Person) -> int:
    with transaction.atomic():
        mail_id = _mail(person)
        SilenceNotice.objects.create(person=person, mail_id=mail_id or 0, gave_up_at=None if mail_id else clock.now())
    return int(mail_id is not None)


def _tell_again(notice: SilenceNotice) -> int:
    mine = SilenceNotice.objects.filter(pk=notice.pk)
    with transaction.atomic():
        mail_id = _mail(notice.person) if notice.tries < notices.TRIES else None
        if mail_id is None:
            mine.update(gave_up_at=clock.now())
            return 0
        facts: dict[str, Any] = {"tries": notice.tries + 1, "asked_at": clock.now()}
        mine.update(mail_id=mail_id, **facts)
    return 1


def _mail(person: Person) -> int | None:
    """None for an address that no mail can be sent to."""
    try:
        return _queued(person)
    except BadMail:
        return None


def _queued(person: Person) -> int:
    with translation.override(person.language):
        inside = reverse("portal:my_data")
    return queue_mail(
        kind=KIND,
        address=person.email or "",
        language=person.language,
        person_id=person.pk,
        context={
            "name": person.first_name,
            "months": inactivity.months(),
            "day": clock.now() + notices.ahead(),
            "page": f"{settings.PUBLIC_URL}{reverse('account_login')}?{urlencode({'next': inside})}",
        },
    )
