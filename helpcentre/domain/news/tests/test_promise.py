"""P36: what left the house, against the log. Each breach is made from outside, in the rows."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from helpcentre.base.core.actor import Actor
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.news import actions
from helpcentre.domain.news.models import NewsSubscriber
from helpcentre.domain.news.tests.conftest import asked, confirmed, tell
from helpcentre.domain.people.models import How

pytestmark = pytest.mark.django_db


def state() -> str:
    (found,) = measure("P36")
    return found.state.value


@pytest.fixture
def mailed(post: Any) -> NewsSubscriber:
    row = confirmed(language="en")
    tell()
    post()
    return row


def test_without_news_it_is_unproven(post: Any) -> None:
    assert state() == "unproven"
    asked()
    post()
    assert state() == "unproven"


def test_news_to_who_agreed_keeps_it(mailed: NewsSubscriber) -> None:
    assert state() == "kept"


def test_stopping_later_keeps_it(mailed: NewsSubscriber) -> None:
    actions.stop(actor=Actor.system(), subscriber=mailed, how=How.ONE_CLICK)
    assert state() == "kept"


def test_a_mail_to_somebody_who_never_agreed_breaks_it(mailed: NewsSubscriber, baraka_the_stranger: Any) -> None:
    OutboundMail.objects.filter(kind="news").update(person_id=baraka_the_stranger.pk)
    assert state() == "broken"


def test_a_mail_to_nobody_we_know_breaks_it(mailed: NewsSubscriber) -> None:
    OutboundMail.objects.filter(kind="news").update(person_id=None)
    assert state() == "broken"


def test_a_mail_before_the_yes_breaks_it(mailed: NewsSubscriber) -> None:
    mail = OutboundMail.objects.get(kind="news")
    OutboundMail.objects.filter(pk=mail.pk).update(created_at=mail.created_at - timedelta(hours=1))
    assert state() == "broken"


def test_a_mail_to_an_address_that_had_not_confirmed_breaks_it(mailed: NewsSubscriber) -> None:
    asked("other@shop.example")
    OutboundMail.objects.filter(kind="news").update(address="other@shop.example")
    assert state() == "broken"


def test_a_mail_after_the_stop_breaks_it(mailed: NewsSubscriber) -> None:
    actions.stop(actor=Actor.system(), subscriber=mailed, how=How.PAGE)
    mail = OutboundMail.objects.get(kind="news")
    OutboundMail.objects.filter(pk=mail.pk).update(sent_at=mail.sent_at + timedelta(hours=1))
    assert state() == "broken"


@pytest.mark.parametrize("headers", [{}, {"List-Unsubscribe": "<https://x.example/>"}])
def test_a_mail_without_the_button_breaks_it(mailed: NewsSubscriber, headers: dict[str, str]) -> None:
    OutboundMail.objects.filter(kind="news").update(headers=headers)
    assert state() == "broken"


def test_a_way_out_that_does_not_open_breaks_it(mailed: NewsSubscriber) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE news_newssubscriber SET salt = 'other'")
    assert state() == "broken"
