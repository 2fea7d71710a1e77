"""From a published announcement to a mail for everyone who agreed: once each, in their language if there is time."""

from datetime import timedelta
from enum import Enum
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.domain.knowledge import announcements as told
from helpcentre.domain.knowledge.models import Announcement
from helpcentre.domain.news import links
from helpcentre.domain.news.links import Link
from helpcentre.domain.news.models import NewsMailing, NewsSending, NewsSubscriber
from helpcentre.domain.people import consents
from helpcentre.domain.people.models import Person, Purpose
from helpcentre.domain.people.restrictions import is_restricted

KIND = "news"
BATCH = 100
#: How long the other language has to be published; after it everybody gets what there is.
PATIENCE = timedelta(minutes=30)


class Whom(Enum):
    READERS = "readers"  # of the announcement's own language
    EVERYBODY = "everybody"  # who has not got it yet


def start_mailing(*, actor: Actor, announcement_id: int) -> NewsMailing | None:
    """Begin to mail a public announcement whose author wants it mailed. None when it is not so or has begun."""
    row = told.one(announcement_id)
    if row is None or not row.by_mail:
        return None
    mailing, is_new = NewsMailing.objects.get_or_create(announcement=row)
    return mailing if is_new else None


def send_batch(*, actor: Actor, mailing_id: int, after: int, whom: Whom) -> int | None:
    """Mail the next subscribers whose number is above ``after``. Returns where to go on, None at the end.

    Each subscriber is a transaction of its own. What was taken back or has expired since is mailed to nobody more.
    """
    mailing = NewsMailing.objects.filter(pk=mailing_id).first()
    announcement = told.one(mailing.announcement_id) if mailing else None
    if mailing is None or announcement is None:
        return None
    due = NewsSubscriber.objects.filter(pk__gt=after, confirmed_at__lte=mailing.started_at, ended_at=None)
    if whom is Whom.READERS:
        due = due.filter(language=announcement.language)
    numbers = list(due.order_by("pk").values_list("pk", flat=True)[:BATCH])
    for number in numbers:
        _send(number, announcement)
    return numbers[-1] if len(numbers) == BATCH else None


def _send(number: int, announcement: Announcement) -> None:
    with transaction.atomic():
        row = NewsSubscriber.objects.select_for_update().filter(pk=number).first()
        if row is None or not row.is_on or row.person is None or not _wants(row.person):
            return  # stopped while the batch ran
        if row.sendings.filter(translation_key=announcement.translation_key).exists():
            return
        theirs = announcement
        if announcement.language != row.language:
            theirs = told.translation(announcement, row.language) or announcement
        NewsSending.objects.create(
            subscriber=row, translation_key=announcement.translation_key, mail_id=_queue(row, theirs)
        )


def _wants(person: Person) -> bool:
    """Whether news may go out: they agree, and did not ask us to pause the use of their data."""
    return consents.agrees(person, Purpose.NEWS) and not is_restricted(person.pk)


def _queue(row: NewsSubscriber, announcement: Announcement) -> int:
    stop = links.address(row, Link.STOP)
    return queue_mail(
        kind=KIND,
        address=row.email,
        language=row.language,
        person_id=row.person_id,
        context={
            "announcement": announcement,
            "paragraphs": told.paragraphs(announcement),
            "page": _page(announcement, row.language),
            "stop": stop,
            "choices": links.address(row, Link.CHOICES),
            "since": row.confirmed_at,
        },
        secrets=[links.token(row, Link.STOP), links.token(row, Link.CHOICES)],
        headers={
            "List-Id": f"<news.{urlsplit(settings.PUBLIC_URL).hostname}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058: one POST to that address, no page
        },
    )


def _page(announcement: Announcement, language: str) -> str:
    with translation.override(language):
        return settings.PUBLIC_URL + reverse("portal:announcement", args=[announcement.pk])
