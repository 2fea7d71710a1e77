"""Asking, saying yes, choosing, stopping, being forgotten."""

from typing import Any

import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.domain.news import actions, links
from helpcentre.domain.news.links import Link
from helpcentre.domain.news.models import NewsSubscriber
from helpcentre.domain.news.tests.conftest import asked, confirmed, news, tell
from helpcentre.domain.people.consents import agrees
from helpcentre.domain.people.models import ConsentEntry, How, Person, Purpose

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()


def stop(row: NewsSubscriber, how: How = How.PAGE) -> NewsSubscriber:
    return actions.stop(actor=SYSTEM, subscriber=row, how=how)


def log_of(row: NewsSubscriber) -> list[tuple[str, str, int]]:
    entries = ConsentEntry.objects.filter(person=row.person).order_by("id")
    return [(entry.decision, entry.how, entry.words_version) for entry in entries]


def test_asking_mails_the_question_and_makes_nobody_a_reader(post: Any) -> None:
    row = asked()
    (mail,) = post()
    assert mail["To"] == "njeri@stores.example"
    assert links.address(row, Link.CONFIRM) in mail.get_body(("plain",)).get_content()
    assert not row.is_on
    assert row.person is None
    assert not Person.objects.exists()
    assert not ConsentEntry.objects.exists()


def test_the_question_holds_our_own_words_only(post: Any) -> None:
    asked("free.money.at.evil.example@stores.example")
    (mail,) = post()
    assert "evil" not in mail.get_body(("plain",)).get_content()
    assert "evil" not in mail["Subject"]


def test_the_copy_that_stays_does_not_hold_the_link() -> None:
    row = asked()
    assert links.token(row, Link.CONFIRM) not in OutboundMail.objects.get().masked_text


def test_saying_yes_is_written_down_with_when_how_and_which_words() -> None:
    row = confirmed()
    assert row.is_on
    assert row.person is not None
    assert agrees(row.person, Purpose.NEWS)
    assert log_of(row) == [("given", "mailed_link", 1)]


def test_saying_yes_twice_is_once() -> None:
    row = confirmed()
    actions.confirm(actor=SYSTEM, subscriber=row)
    assert log_of(row) == [("given", "mailed_link", 1)]


def test_somebody_we_know_stays_one_person(mama_njeri: Person) -> None:
    assert confirmed().person == mama_njeri


def test_asking_again_for_an_address_that_gets_news_changes_nothing_about_it() -> None:
    row = confirmed(language="sw")
    asked(language="en")
    row.refresh_from_db()
    assert (row.language, row.is_on) == ("sw", True)


def test_stopping_is_written_down_and_twice_is_once() -> None:
    row = stop(confirmed(), How.ONE_CLICK)
    stop(row)
    assert not row.is_on
    assert log_of(row) == [("given", "mailed_link", 1), ("withdrawn", "one_click", 1)]


def test_who_stopped_may_come_back() -> None:
    row = stop(confirmed())
    asked()
    row = actions.confirm(actor=SYSTEM, subscriber=row)
    assert row.is_on
    assert [decision for decision, *_ in log_of(row)] == ["given", "withdrawn", "given"]


def test_every_address_of_a_person_stops_together(mama_njeri: Person) -> None:
    old = confirmed()
    Person.objects.filter(pk=mama_njeri.pk).update(email="mama@stores.example")
    new = confirmed("mama@stores.example")
    assert new.person == old.person
    stop(new)
    old.refresh_from_db()
    assert not old.is_on


def test_a_link_of_one_use_is_none_of_another() -> None:
    row = confirmed()
    for use in Link:
        for other in Link:
            assert (links.find(links.token(row, use), other) == row) is (use is other)


@pytest.mark.parametrize("text", ["", "-", "1", "1-", "x-y", "9" * 30 + "-a", "1-\0", "١-abc", "1-" + "é" * 9])
def test_a_link_that_is_none_is_nobodys(text: str) -> None:
    confirmed()
    assert all(links.find(text, use) is None for use in Link)


def test_an_address_that_never_says_yes_is_forgotten_after_seven_days(later: Any) -> None:
    asked()
    later(days=6, hours=23)
    assert actions.forget(actor=SYSTEM) == 0
    later(hours=2)
    assert actions.forget(actor=SYSTEM) == 1
    assert not NewsSubscriber.objects.exists()


def test_a_reader_stays_and_one_who_stopped_goes_after_a_month(later: Any) -> None:
    confirmed("baraka@chemist.example")
    row = stop(confirmed())
    later(days=29)
    assert actions.forget(actor=SYSTEM) == 0
    later(days=2)
    assert actions.forget(actor=SYSTEM) == 1
    assert [left.email for left in NewsSubscriber.objects.all()] == ["baraka@chemist.example"]
    assert [decision for decision, *_ in log_of(row)] == ["given", "withdrawn"]  # the log stays


def test_one_who_stopped_and_asks_again_has_time_to_say_yes(later: Any) -> None:
    row = stop(confirmed())
    later(days=29)
    asked()
    later(days=2)
    assert actions.forget(actor=SYSTEM) == 0
    assert actions.confirm(actor=SYSTEM, subscriber=row).is_on


def test_a_mail_that_still_waits_does_not_leave_after_the_stop(post: Any, settings: Any) -> None:
    server, settings.EMAIL_URL = settings.EMAIL_URL, "smtp://127.0.0.1:1"
    row = confirmed(language="en")
    tell()
    post()  # nobody listens there: the mail waits
    assert OutboundMail.objects.get(kind="news").status == "queued"
    stop(row)
    settings.EMAIL_URL = server
    assert news(post()) == []
    assert OutboundMail.objects.get(kind="news").status == "cancelled"


def test_a_link_from_before_she_stopped_begins_nothing_again() -> None:
    row = stop(confirmed())
    actions.confirm(actor=SYSTEM, subscriber=row)
    row.refresh_from_db()
    assert not row.is_on
    assert log_of(row)[-1][0] == "withdrawn"


def test_who_stopped_and_asks_again_may_say_yes_again() -> None:
    stop(confirmed())
    assert confirmed().is_on
