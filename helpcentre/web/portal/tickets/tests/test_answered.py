"""Articles while a request is written: one that answers is counted, and nothing typed is lost."""

import pytest

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.domain.feedback import deflections
from helpcentre.domain.feedback.models import Deflection
from helpcentre.domain.tickets.models import Ticket

TYPED = {"subject": "payment not showing", "message": "Since ten.", "name": "Njeri <b>", "phone": "0712 345 678"}
CHOSEN = TYPED | {"key": "abc-123", "answered": "en/mpesa-not-showing"}
ANSWERED, UNANSWERED = "/en/tickets/new/answered/", "/en/tickets/new/unanswered/"


def test_an_article_that_answers_is_counted_without_anybody_in_it(phone, answers):
    start = clock.now()
    page = phone.post(ANSWERED, CHOSEN).content.decode()
    assert "Good that it helped" in page
    assert deflections.answered_since(start) == 1
    assert deflections.answered_by_article(start) == [(answers["en"].pk, 1)]
    event = Event.objects.get(kind="article.question.answered")
    assert event.actor_id is None
    assert not Ticket.objects.exists()


def test_what_was_typed_waits_on_the_next_page_and_comes_back(phone, answers):
    page = phone.post(ANSWERED, CHOSEN).content.decode()
    assert '<input type="hidden" name="message" value="Since ten."' in page
    assert "Njeri &lt;b&gt;" in page
    back = phone.post(UNANSWERED, TYPED | {"key": "abc-123"}).content.decode()
    assert "Since ten.</textarea>" in back
    assert 'value="abc-123"' in back
    assert "0712 345 678" in back
    assert not Deflection.objects.exists()


def test_answering_twice_counts_once_and_the_last_article_counts(phone, answers):
    phone.post(ANSWERED, CHOSEN)
    phone.post(ANSWERED, CHOSEN)
    phone.post(ANSWERED, CHOSEN | {"answered": "en/refund"})
    assert Deflection.objects.get().article == answers["alone"]


def test_taking_back_twice_is_no_mistake(phone, answers):
    phone.post(ANSWERED, CHOSEN)
    assert phone.post(UNANSWERED, {"key": "abc-123"}).status_code == 200
    assert phone.post(UNANSWERED, {"key": "abc-123"}).status_code == 200
    assert Event.objects.filter(kind="article.question.reopened").count() == 1


def test_who_sends_the_request_after_all_was_not_answered(phone, answers):
    phone.post(ANSWERED, CHOSEN)
    assert phone.post("/en/tickets/new/", TYPED | {"key": "abc-123"}).status_code == 302
    assert not Deflection.objects.exists()


def test_another_form_takes_nothing_back(phone, answers):
    phone.post(ANSWERED, CHOSEN)
    phone.post(UNANSWERED, {"key": "other"})
    assert Deflection.objects.count() == 1


def test_the_module_gets_a_part_only(phone, answers):
    part = phone.post(ANSWERED, CHOSEN, headers={"X-Requested-With": "fetch"}).content.decode()
    assert "<html" not in part
    assert UNANSWERED in part


@pytest.mark.parametrize(
    "answered", ["", "en/", "en/unknown", "xx/refund", "en/\x00", "en/../refund", "🙂", "x" * 10_000, "en/refund/"]
)
def test_no_article_counts_nothing_and_leads_back_to_the_form(phone, answers, answered):
    page = phone.post(ANSWERED, CHOSEN | {"answered": answered})
    assert page.status_code == 200
    assert "Since ten.</textarea>" in page.content.decode()
    assert not Deflection.objects.exists()


@pytest.mark.parametrize("key", ["", "a b", "\x00", "x" * 65])
def test_a_key_that_is_none_of_ours_counts_nothing(phone, answers, key):
    assert phone.post(ANSWERED, CHOSEN | {"key": key}).status_code == 200
    assert not Deflection.objects.exists()


def test_without_scripts_a_button_looks_for_answers_first_and_sends_nothing(phone, answers):
    page = phone.post("/en/tickets/new/", TYPED | {"key": "abc-123", "look": "1"}).content.decode()
    assert "These may answer it now" in page
    assert 'value="en/mpesa-not-showing"' in page
    assert "Since ten.</textarea>" in page
    assert "to put right" not in page
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("address", [ANSWERED, UNANSWERED])
def test_it_takes_a_post_only(phone, address):
    assert phone.get(address).status_code == 405
