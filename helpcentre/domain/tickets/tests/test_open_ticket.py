from threading import Barrier, Thread

import pytest
from django.db import connection

from helpcentre.base.events import log
from helpcentre.domain.tickets.actions import Context
from helpcentre.domain.tickets.models import Message, Submission, Ticket

pytestmark = pytest.mark.django_db


def test_a_ticket_is_the_conversation_from_its_first_message(ask, njeri):
    opened = ask()
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.requester, ticket.last_message) == ("open", njeri, opened.message)
    assert ticket.waiting_since == ticket.created_at
    assert [event.kind for event in log.of("ticket", ticket.pk)] == ["ticket.created"]
    assert ticket.participants.get().visible_from == 0


def test_the_event_carries_ids_and_nothing_that_was_typed(ask):
    opened = ask(subject="Siri yangu", body="Nenosiri langu ni 1234")
    assert log.of("ticket", opened.ticket.pk)[0].data == {"message": opened.message.pk, "channel": "web"}


def test_the_same_form_sent_twice_makes_one_ticket(ask):
    first, second = ask(key="form-1"), ask(key="form-1", body="something else")
    assert second.ticket == first.ticket
    assert (first.is_new, second.is_new) == (True, False)
    assert Message.objects.get().body == "Malipo hayaonekani"


def test_two_forms_make_two_tickets(ask):
    assert ask(key="form-1").ticket != ask(key="form-2").ticket


def test_the_device_is_kept_beside_the_ticket(ask):
    ticket = ask(context=Context(ip_address="127.0.0.1", browser="Chrome 118", device="Tecno")).ticket
    assert (ticket.context.ip_address, ticket.context.browser, ticket.context.device) == (
        "127.0.0.1",
        "Chrome 118",
        "Tecno",
    )


def test_a_channel_that_is_none_is_refused_and_nothing_stays(ask):
    with pytest.raises(ValueError, match="pigeon"):
        ask(channel="pigeon", key="form-1")
    assert not Ticket.objects.exists()
    assert not Submission.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_at_the_same_instant_makes_one_ticket(ask):
    gate, made = Barrier(4), []

    def send():
        gate.wait()
        made.append(ask(key="form-1").ticket.pk)
        connection.close()

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert set(made) == {Ticket.objects.get().pk}
