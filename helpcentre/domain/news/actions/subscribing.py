from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.outbound import delivery
from helpcentre.domain.news import links
from helpcentre.domain.news.links import Link
from helpcentre.domain.news.models import NewsSubscriber
from helpcentre.domain.people import consents
from helpcentre.domain.people.actions import find_or_create_person, record_consent
from helpcentre.domain.people.models import Decision, How, Purpose

UNCONFIRMED_LIFE = timedelta(days=7)
ENDED_LIFE = timedelta(days=30)
_ON_THE_WAY = 50  # newest mails of one subscriber that may still wait for the mail server


def ask(*, actor: Actor, email: str, language: str) -> NewsSubscriber:
    """Mail the question whether this address wants news. Expects an address cleaned by ``contact``.

    The mail holds our own words only: anybody can type anybody's address. Somebody who gets news already gets the
    same mail, so that neither page nor mail tells a stranger who does.
    """
    with transaction.atomic():
        version = consents.current_words(Purpose.NEWS).version
        row, _ = NewsSubscriber.objects.select_for_update().get_or_create(
            email=email, defaults={"language": language, "words_version": version}
        )
        if not row.is_on:
            row.language, row.words_version, row.asked_at = language, version, clock.now()
            row.save(update_fields=["language", "words_version", "asked_at"])
        queue_mail(
            kind="news_confirm",
            address=row.email,
            language=row.language,
            person_id=row.person_id,
            context={"address": links.address(row, Link.CONFIRM), "days": UNCONFIRMED_LIFE.days},
            secrets=[links.token(row, Link.CONFIRM)],
        )
    return row


def confirm(*, actor: Actor, subscriber: NewsSubscriber) -> NewsSubscriber:
    """They pressed the button behind the mailed link. From now on news may come; twice is once.

    Nothing begins when they stopped and nobody asked since.
    """
    with transaction.atomic():
        row = NewsSubscriber.objects.select_for_update().get(pk=subscriber.pk)
        if row.is_on or not row.is_asked:
            return row
        person = find_or_create_person(actor=actor, name="", email=row.email, language=row.language)
        row.person, row.confirmed_at, row.ended_at = person, clock.now(), None
        row.save(update_fields=["person", "confirmed_at", "ended_at"])
        record_consent(
            actor=person.actor,
            person=person,
            purpose=Purpose.NEWS,
            decision=Decision.GIVEN,
            how=How.MAILED_LINK,
            language=row.language,
            words_version=row.words_version,
        )
    return row


def choose_language(*, actor: Actor, subscriber: NewsSubscriber, language: str) -> NewsSubscriber:
    """News in this language from now on."""
    with transaction.atomic():
        row = NewsSubscriber.objects.select_for_update().get(pk=subscriber.pk)
        row.language = language
        row.save(update_fields=["language"])
    return row


def stop(*, actor: Actor, subscriber: NewsSubscriber, how: How) -> NewsSubscriber:
    """No more news, and what still waits for the mail server does not leave. Twice is once."""
    with transaction.atomic():
        row = NewsSubscriber.objects.select_for_update().get(pk=subscriber.pk)
        if not row.is_on or row.person is None:
            return row
        # Consent is the person's: whatever addresses they asked with end together.
        for each in NewsSubscriber.objects.select_for_update().filter(person=row.person, ended_at=None):
            for mail_id in each.sendings.order_by("-id").values_list("mail_id", flat=True)[:_ON_THE_WAY]:
                delivery.cancel(mail_id)
            each.ended_at = clock.now()
            each.save(update_fields=["ended_at"])
        record_consent(
            actor=actor,
            person=row.person,
            purpose=Purpose.NEWS,
            decision=Decision.WITHDRAWN,
            how=how,
            language=row.language,
        )
    row.refresh_from_db()
    return row


def forget(*, actor: Actor) -> int:
    """Remove addresses that did not confirm in 7 days, and those that stopped 30 days ago. Returns how many."""
    now = clock.now()
    silent = Q(confirmed_at=None, asked_at__lt=now - UNCONFIRMED_LIFE)
    ended = Q(ended_at__lt=now - ENDED_LIFE, asked_at__lt=now - UNCONFIRMED_LIFE)  # asked again: they may still confirm
    gone, by_model = NewsSubscriber.objects.filter(silent | ended).delete()
    return by_model.get("news.NewsSubscriber", 0) if gone else 0
