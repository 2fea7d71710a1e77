"""Whoever gave only a number is told that there is an answer, rarely and without a word of it."""

import threading
from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events.dispatcher import Dispatcher
from helpcentre.base.outbound.models import OutboundMail, OutboundSms
from helpcentre.domain.people.actions import find_or_create_person
from helpcentre.domain.tickets import links, texting
from helpcentre.domain.tickets.actions import add_customer_reply, add_note, revoke_links, send_reply
from helpcentre.domain.tickets.models import Participant, TextNotice

pytestmark = pytest.mark.django_db


@pytest.fixture
def read_the_log():
    reader = Dispatcher(threading.Event())

    def run():
        while reader.run_once():
            pass

    return run


@pytest.fixture
def fatuma(db):
    """She has a telephone and no address."""
    return find_or_create_person(actor=Actor.system(), name="Fatuma Ali", phone="+254733345678", language="sw")


@pytest.fixture
def answer(ask, asha, fatuma, read_the_log):
    """``answer()`` answers her request, and everybody who is to be told is."""
    opened = ask(requester=fatuma)

    def answered(body="Siri ya duka"):
        message = send_reply(actor=asha.actor, ticket=opened.ticket, author=asha, body=body)
        read_the_log()
        return message

    answered.opened = opened
    return answered


def texts():
    return list(OutboundSms.objects.order_by("id"))


def later(hours):
    TextNotice.objects.update(told_at=clock.now() - timedelta(hours=hours))


def test_she_gets_the_number_and_her_link_in_her_language_and_nothing_that_was_said(answer):
    answer()
    (text,) = texts()
    assert (text.number, text.language) == ("+254733345678", "sw")
    assert answer.opened.ticket.reference in text.text
    assert f"/sw/t/{links.token(answer.opened.link)}/" in text.text
    assert "Siri" not in text.text
    assert links.token(answer.opened.link) not in text.masked_text


def test_it_fits_into_one_message_of_the_network(answer, settings):
    settings.PUBLIC_URL = "https://help.dukasystem.example"
    answer()
    assert len(texts()[0].text) <= 160
    assert texts()[0].text.isascii()


def test_somebody_with_an_address_gets_mail_and_no_text(ticket, asha, read_the_log):
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari")
    read_the_log()
    assert texts() == []
    assert OutboundMail.objects.filter(kind="ticket_reply").exists()


def test_a_second_answer_within_the_hour_is_told_of_when_it_is_over_and_once(answer):
    answer()
    answer()
    assert texting.tell_owed() == 0
    assert len(texts()) == 1
    later(1)
    assert texting.tell_owed() == 1
    assert texting.tell_owed() == 0
    assert len(texts()) == 2


def test_what_she_has_answered_herself_is_not_owed_any_more(answer, fatuma):
    answer()
    answer()
    add_customer_reply(actor=fatuma.actor, ticket=answer.opened.ticket, author=fatuma, body="Asante")
    later(1)
    assert texting.tell_owed() == 0


def test_an_answer_after_an_hour_is_told_at_once(answer):
    answer()
    later(1)
    answer()
    assert len(texts()) == 2


def test_a_note_and_reading_the_log_again_tell_nobody(answer, asha, read_the_log):
    add_note(actor=asha.actor, ticket=answer.opened.ticket, author=asha, body="between us")
    read_the_log()
    assert texts() == []
    answer()
    read_the_log()
    assert len(texts()) == 1


@pytest.mark.parametrize("gone", [{"erased_at": clock.now()}, {"is_active": False}, {"phone": None}])
def test_somebody_erased_or_blocked_or_without_number_gets_none(answer, fatuma, gone):
    type(fatuma).objects.filter(pk=fatuma.pk).update(**gone)
    answer()
    assert texts() == []


def test_what_is_owed_to_somebody_who_was_blocked_meanwhile_is_not_sent(answer, fatuma):
    answer()
    answer()
    later(1)
    type(fatuma).objects.filter(pk=fatuma.pk).update(is_active=False)
    assert texting.tell_owed() == 0


def test_who_was_taken_out_or_cancelled_her_link_gets_none(answer, fatuma):
    revoke_links(actor=fatuma.actor, ticket=answer.opened.ticket)
    answer()
    Participant.objects.update(removed_at=clock.now())
    answer()
    assert texts() == []


@pytest.mark.parametrize(("number", "told"), [("+255754345678", 1), ("+88213300000", 0), ("+12025550123", 0)])
def test_only_countries_that_are_listed_are_paid_for(answer, fatuma, number, told):
    type(fatuma).objects.filter(pk=fatuma.pk).update(phone=number)
    answer()
    assert len(texts()) == told
