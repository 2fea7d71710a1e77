from threading import Barrier, Thread

import pytest
from django.db import connection

from helpcentre.base.events import log
from helpcentre.domain.people.actions import remove_staff
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.actions import assign, close, reopen, take_next
from helpcentre.domain.tickets.actions.assignment import NotStaffError
from helpcentre.domain.tickets.models import Ticket

pytestmark = pytest.mark.django_db


def test_closing_ends_the_wait_and_reopening_starts_it_anew(ticket, asha):
    close(actor=asha.actor, ticket=ticket)
    closed = Ticket.objects.get()
    assert closed.closed_at and closed.waiting_since is None
    reopen(actor=asha.actor, ticket=ticket)
    again = Ticket.objects.get()
    assert again.closed_at is None and again.waiting_since > ticket.waiting_since


def test_closing_twice_is_one_event(ticket, asha):
    close(actor=asha.actor, ticket=ticket)
    close(actor=asha.actor, ticket=ticket)
    events = [event for event in log.of("ticket", ticket.pk) if event.kind == "ticket.status.changed"]
    assert [event.data for event in events] == [{"status": "closed", "previous": "open"}]


def test_a_ticket_goes_from_hand_to_hand_and_the_log_says_so(ticket, asha, joseph):
    assign(actor=asha.actor, ticket=ticket, assignee=asha)
    assign(actor=asha.actor, ticket=ticket, assignee=joseph)
    assign(actor=joseph.actor, ticket=ticket, assignee=None)
    events = [event.data for event in log.of("ticket", ticket.pk) if event.kind == "ticket.assigned"]
    assert events == [
        {"assignee": asha.pk},
        {"assignee": joseph.pk, "previous": asha.pk},
        {"previous": joseph.pk},
    ]


def test_a_customer_cannot_be_given_a_ticket(ticket, asha, njeri):
    with pytest.raises(NotStaffError):
        assign(actor=asha.actor, ticket=ticket, assignee=njeri)


def test_somebody_who_left_cannot_be_given_a_ticket(ticket, asha, joseph):
    remove_staff(actor=asha.actor, person=joseph)
    with pytest.raises(NotStaffError):
        assign(actor=asha.actor, ticket=ticket, assignee=Person.objects.get(pk=joseph.pk))


def test_the_next_ticket_is_the_one_that_waits_longest(ask, asha):
    first, second = ask().ticket, ask().ticket
    assert take_next(actor=asha.actor, agent=asha) == first
    assert take_next(actor=asha.actor, agent=asha) == second
    assert take_next(actor=asha.actor, agent=asha) is None


@pytest.mark.django_db(transaction=True)
def test_two_agents_who_press_at_once_get_two_tickets(ask, asha, joseph):
    ask()
    ask()
    gate, got = Barrier(2), []

    def press(agent):
        gate.wait()
        got.append(take_next(actor=agent.actor, agent=agent))
        connection.close()

    threads = [Thread(target=press, args=[agent]) for agent in (asha, joseph)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {ticket.pk for ticket in got} == set(Ticket.objects.values_list("pk", flat=True))
