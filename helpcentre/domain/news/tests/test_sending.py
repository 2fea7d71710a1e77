"""An announcement by mail: to whom, in which language, how often, and with which way out."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge.actions import publish_due
from helpcentre.domain.news import actions, links
from helpcentre.domain.news.actions import sending
from helpcentre.domain.news.links import Link
from helpcentre.domain.news.models import NewsSending, NewsSubscriber
from helpcentre.domain.news.tests.conftest import asked, confirmed, news, tell
from helpcentre.domain.people.models import How

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()
NJERI, BARAKA = "njeri@stores.example", "baraka@chemist.example"


def test_only_who_said_yes_gets_it(post: Any) -> None:
    confirmed(NJERI, "en")
    asked(BARAKA, "en")
    actions.stop(actor=SYSTEM, subscriber=confirmed("zawadi@salon.example", "en"), how=How.PAGE)
    tell("New reports")
    assert news(post()) == [(NJERI, "New reports")]


def test_nothing_is_mailed_unless_the_author_wants_it(post: Any) -> None:
    confirmed(NJERI, "en")
    tell(by_mail=False)
    assert news(post()) == []


def test_each_gets_it_once_in_the_language_of_their_choice(post: Any, later: Any) -> None:
    confirmed(NJERI, "sw")
    confirmed(BARAKA, "en")
    key = uuid.uuid4()
    tell("New reports", translation_key=key)
    tell("Ripoti mpya", "sw", translation_key=key)
    assert sorted(news(post())) == [(BARAKA, "New reports"), (NJERI, "Ripoti mpya")]
    later(minutes=31)
    assert len(news(post())) == 2


def test_who_reads_the_other_language_gets_what_there_is_after_half_an_hour(post: Any, later: Any) -> None:
    confirmed(NJERI, "sw")
    row = tell("New reports")
    assert news(post()) == []
    later(minutes=31)
    (mail,) = [mail for mail in post() if mail["List-Id"]]
    assert mail["Subject"] == "New reports"
    assert f"https://help.duka.example/sw/announcements/{row.pk}/" in mail.get_body(("plain",)).get_content()
    assert "Simamisha barua hizi" in mail.get_body(("plain",)).get_content()


def test_a_change_of_an_announcement_mails_nobody_again(post: Any) -> None:
    confirmed(NJERI, "en")
    row = tell("New reports")
    post()
    confirmed(BARAKA, "en")  # came after it was sent
    row.title = "New reports, corrected"
    row.save_revision().publish()
    assert news(post()) == [(NJERI, "New reports")]


def test_what_waits_for_its_day_is_mailed_on_its_day(post: Any, later: Any) -> None:
    confirmed(NJERI, "en")
    tell("From June", go_live_at=timezone.now() + timedelta(hours=1))
    assert news(post()) == []
    later(hours=1)
    publish_due(actor=SYSTEM)
    assert news(post()) == [(NJERI, "From June")]


def test_what_was_taken_back_is_mailed_to_nobody_more(post: Any, later: Any) -> None:
    confirmed(NJERI, "sw")
    row = tell("New reports")
    post()
    row.unpublish()
    later(minutes=31)
    assert news(post()) == []


def test_who_stops_while_a_batch_is_on_its_way_is_left_out(post: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    confirmed("a@shop.example", "en")
    second = confirmed("b@shop.example", "en")
    send = sending._send

    def send_and_stop_the_other(number: int, announcement: Any) -> None:
        send(number, announcement)
        actions.stop(actor=SYSTEM, subscriber=second, how=How.PAGE)

    monkeypatch.setattr(sending, "_send", send_and_stop_the_other)
    tell()
    assert [to for to, _ in news(post())] == ["a@shop.example"]


def test_many_readers_are_mailed_in_batches_each_once(post: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "BATCH", 2)
    readers = {confirmed(f"reader{n}@shop.example", "en").email for n in range(5)}
    tell()
    mailed = [to for to, _ in news(post())]
    assert (set(mailed), len(mailed)) == (readers, 5)


def test_a_batch_that_runs_twice_mails_once(post: Any) -> None:
    confirmed(NJERI, "en")
    row = tell()
    post()
    mailing = sending.NewsMailing.objects.get(announcement=row)
    actions.send_batch(actor=SYSTEM, mailing_id=mailing.pk, after=0, whom=actions.Whom.EVERYBODY)
    assert len(news(post())) == 1
    assert NewsSending.objects.count() == 1


def test_the_mail_carries_what_rfc_8058_asks_for(post: Any) -> None:
    row = confirmed(NJERI, "en")
    tell()
    (mail,) = [mail for mail in post() if mail["List-Id"]]
    assert mail["List-Unsubscribe"].strip() == f"<{links.address(row, Link.STOP)}>"
    assert mail["List-Unsubscribe"].strip().startswith("<https://help.duka.example/en/")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Id"] == "<news.help.duka.example>"


def test_the_mail_says_it_in_plain_words_and_safe_html(post: Any) -> None:
    confirmed(NJERI, "en")
    tell(
        "Close & count",
        body="Do it **now**.\n\n1. Press [[OK]].\n\n> **Tip.** Slowly.\n\n"
        "<script>alert(1)</script>[check with product: x]",
    )
    (mail,) = [mail for mail in post() if mail["List-Id"]]
    text, html = (mail.get_body((kind,)).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    assert text.startswith("Close & count\n\nDo it now.\n\n1. Press OK.\n\nTip. Slowly.\n")
    assert "<script" not in html
    assert "check with product" not in text + html
    assert not re.search(r"<img|<link|src=|url\(", html)


def test_a_link_to_confirm_is_dead_weight_in_a_list_mail(post: Any) -> None:
    row = confirmed(NJERI, "en")
    tell()
    (mail,) = [mail for mail in post() if mail["List-Id"]]
    assert links.token(row, Link.CONFIRM) not in mail.as_string()


def test_an_incident_past_its_time_is_not_mailed(post: Any) -> None:
    confirmed(NJERI, "en")
    tell("Down", kind="incident", expire_at=clock.now() - timedelta(seconds=1))
    assert news(post()) == []


def test_the_reader_of_the_log_may_see_an_event_twice(post: Any) -> None:
    from helpcentre.base.events import log
    from helpcentre.domain.news.subscribers import mail_announcements

    confirmed(NJERI, "en")
    row = tell()
    for event in log.of("announcement", row.pk) * 2:
        mail_announcements(event)
    assert len(news(post())) == 1
    assert NewsSubscriber.objects.count() == 1
