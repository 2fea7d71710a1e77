import pytest

from helpcentre.base.events import log
from helpcentre.domain.tickets.actions import add_customer_reply, add_note, close, send_reply
from helpcentre.domain.tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db


def kinds(ticket):
    return [event.kind for event in log.of("ticket", ticket.pk)]


def test_a_reply_stops_the_wait_and_waits_for_the_customer(ticket, asha):
    message = send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari Njeri")
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.waiting_since) == ("pending", None)
    assert (ticket.first_replied_at, ticket.last_message) == (message.created_at, message)
    assert kinds(ticket) == ["ticket.created", "ticket.reply.sent", "ticket.status.changed"]


def test_a_reply_may_leave_the_ticket_open_and_the_wait_goes_on(ticket, asha):
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Nakagua", status="open")
    again = Ticket.objects.get()
    assert (again.status, again.waiting_since) == ("open", ticket.waiting_since)


def test_only_the_first_reply_is_the_first(ticket, asha):
    first = send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Moja")
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Mbili")
    assert Ticket.objects.get().first_replied_at == first.created_at


def test_a_customer_who_writes_opens_a_closed_ticket_again(ticket, asha, njeri):
    close(actor=asha.actor, ticket=ticket)
    message = add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Bado")
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.closed_at, ticket.waiting_since) == ("open", None, message.created_at)


def test_a_second_question_does_not_restart_the_wait(ticket, njeri):
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Hamjambo?")
    assert Ticket.objects.get().waiting_since == ticket.waiting_since


def test_a_note_moves_nothing_a_customer_could_notice(ticket, asha):
    before = Ticket.objects.values().get()
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="Check the till")
    assert Ticket.objects.values().get() == before


def test_the_same_reply_sent_twice_is_one_message_and_one_event(ticket, asha):
    first = send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari", key="k1")
    second = send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari", key="k1")
    assert first == second
    assert kinds(ticket).count("ticket.reply.sent") == 1


def test_the_same_key_in_two_tickets_is_two_messages(ask, asha):
    for ticket in (ask().ticket, ask().ticket):
        send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari", key="k1")
    assert Message.objects.filter(key="k1").count() == 2


def mentioned(ticket):
    return [event.data["person"] for event in log.of("ticket", ticket.pk) if event.kind == "ticket.staff.mentioned"]


def test_a_colleague_is_mentioned_by_first_name_or_handle(ticket, asha, joseph):
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="@joseph na @asha.mwangi, tazameni.")
    assert sorted(mentioned(ticket)) == sorted([asha.pk, joseph.pk])


def test_a_mail_address_or_a_customer_mentions_nobody(ticket, asha, joseph, njeri):
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="me@joseph.example, @njeri, @nobody")
    assert mentioned(ticket) == []
