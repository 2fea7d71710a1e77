from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.events.models import Event
from helpcentre.domain.people.actions import add_staff, archive_team, put_team, remove_staff, set_absence
from helpcentre.domain.people.models import Person, TeamMember
from helpcentre.domain.tickets import strategies
from helpcentre.domain.tickets.actions import (
    AwayError,
    add_customer_reply,
    assign,
    close,
    give_to_team,
)
from helpcentre.domain.tickets.models import Ticket
from helpcentre.domain.tickets.subscribers import cover_for_the_absent, give_new_to_team

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()


@pytest.fixture
def make_team(asha, joseph):
    def made(strategy="by_hand", members=None, takes_new=False, name="Payments"):
        return put_team(
            actor=SYSTEM, name=name, strategy=strategy, takes_new=takes_new, members=members or [asha, joseph]
        )

    return made


def go_away(person, cover=None):
    now = clock.now()
    set_absence(
        actor=person.actor,
        person=person,
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(days=2),
        cover=cover,
    )


def newest(kind):
    return Event.objects.filter(kind=kind).latest("id")


def holder(ticket):
    return Ticket.objects.get(pk=ticket.pk).assignee


def test_a_team_by_hand_leaves_the_ticket_for_whoever_takes_it(ticket, asha, make_team):
    team = make_team()
    give_to_team(actor=asha.actor, ticket=ticket, team=team)
    ticket.refresh_from_db()
    assert (ticket.team, ticket.assignee) == (team, None)
    assert [event.data for event in log.of("ticket", ticket.pk) if event.kind == "ticket.team.changed"] == [
        {"team": team.pk}
    ]


def test_giving_it_to_the_same_team_twice_is_one_event(ticket, asha, make_team):
    team = make_team()
    give_to_team(actor=asha.actor, ticket=ticket, team=team)
    give_to_team(actor=asha.actor, ticket=ticket, team=team)
    assert Event.objects.filter(kind="ticket.team.changed").count() == 1


def test_each_in_turn_goes_round(ask, asha, joseph, make_team):
    team = make_team("round_robin")
    got = [holder(give_to_team(actor=SYSTEM, ticket=ask().ticket, team=team)) for _ in range(4)]
    assert got[0] != got[1]
    assert got[:2] == got[2:]
    assert {got[0], got[1]} == {asha, joseph}


def test_whoever_has_the_fewest_that_wait_for_us_gets_the_next(ask, asha, joseph, make_team):
    team = make_team("least_load")
    for _ in range(2):
        assign(actor=asha.actor, ticket=ask().ticket, assignee=asha)
    closed = ask().ticket
    assign(actor=joseph.actor, ticket=closed, assignee=joseph)
    close(actor=joseph.actor, ticket=closed)
    got = [holder(give_to_team(actor=SYSTEM, ticket=ask().ticket, team=team)) for _ in range(2)]
    assert got == [joseph, joseph]


def test_whoever_has_it_keeps_it_in_their_own_team_and_loses_it_to_another(ticket, asha, joseph, make_team):
    assign(actor=asha.actor, ticket=ticket, assignee=asha)
    give_to_team(actor=SYSTEM, ticket=ticket, team=make_team("round_robin"))
    assert holder(ticket) == asha
    give_to_team(actor=SYSTEM, ticket=ticket, team=make_team("by_hand", [joseph], name="Printers"))
    assert holder(ticket) is None


def test_a_closed_ticket_is_put_into_a_team_but_on_nobody(ticket, asha, make_team):
    close(actor=asha.actor, ticket=ticket)
    give_to_team(actor=SYSTEM, ticket=ticket, team=make_team("round_robin"))
    assert holder(ticket) is None


def test_nobody_who_is_away_gets_a_turn(ask, asha, joseph, make_team):
    go_away(asha)
    team = make_team("round_robin")
    assert [holder(give_to_team(actor=SYSTEM, ticket=ask().ticket, team=team)) for _ in range(3)] == [joseph] * 3


def test_a_team_that_is_all_away_lets_it_wait_in_the_team(ticket, asha, joseph, make_team):
    go_away(asha)
    go_away(joseph)
    team = make_team("least_load")
    give_to_team(actor=SYSTEM, ticket=ticket, team=team)
    ticket.refresh_from_db()
    assert (ticket.team, ticket.assignee) == (team, None)


def test_somebody_who_left_the_staff_gets_no_turn(ticket, asha, joseph, make_team):
    team = make_team("round_robin", [asha])
    remove_staff(actor=joseph.actor, person=asha)
    give_to_team(actor=SYSTEM, ticket=ticket, team=team)
    assert holder(ticket) is None


def test_by_hand_nobody_is_given_a_ticket_while_away_but_they_may_take_one(ticket, asha, joseph):
    go_away(joseph)
    with pytest.raises(AwayError):
        assign(actor=asha.actor, ticket=ticket, assignee=joseph)
    assign(actor=joseph.actor, ticket=ticket, assignee=joseph)
    assert holder(ticket) == joseph


def test_new_requests_go_to_the_team_that_takes_them(ask, asha, joseph, make_team):
    team = make_team("round_robin", takes_new=True)
    ticket = ask().ticket
    for _ in range(2):  # at least once: the second reading changes nothing
        give_new_to_team(newest("ticket.created"))
    ticket.refresh_from_db()
    assert ticket.team == team
    assert ticket.assignee in (asha, joseph)
    assert Event.objects.filter(kind="ticket.assigned").count() == 1


def test_only_one_team_takes_new_requests_and_none_that_was_put_away(ask, make_team, asha):
    make_team(takes_new=True)
    second = make_team(takes_new=True, name="Printers")
    ticket = ask().ticket
    give_new_to_team(newest("ticket.created"))
    ticket.refresh_from_db()
    assert ticket.team == second
    archive_team(actor=SYSTEM, team=second)
    other = ask().ticket
    give_new_to_team(newest("ticket.created"))
    other.refresh_from_db()
    assert other.team is None


@pytest.mark.parametrize("covered", [True, False])
def test_a_customer_who_writes_to_an_absent_agent_is_not_left_waiting(ticket, njeri, asha, joseph, covered):
    assign(actor=asha.actor, ticket=ticket, assignee=asha)
    go_away(asha, joseph if covered else None)
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Bado")
    for _ in range(2):
        cover_for_the_absent(newest("ticket.customer.replied"))
    assert holder(ticket) == (joseph if covered else None)


def test_without_a_cover_the_team_of_the_ticket_finds_somebody(ticket, njeri, asha, joseph, make_team):
    give_to_team(actor=SYSTEM, ticket=ticket, team=make_team("round_robin"))
    assign(actor=asha.actor, ticket=ticket, assignee=asha)
    go_away(asha)
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Bado")
    cover_for_the_absent(newest("ticket.customer.replied"))
    assert holder(ticket) == joseph


@pytest.mark.django_db(transaction=True)
def test_tickets_that_come_at_once_are_shared_evenly(ask, asha, joseph, make_team):
    third = add_staff(actor=SYSTEM, email="rehema@help.example", name="Rehema Salim", role="agent")
    team = make_team("least_load", [asha, joseph, third])
    tickets = [ask().ticket for _ in range(6)]
    gate = Barrier(6)

    def give(ticket):
        gate.wait()
        give_to_team(actor=SYSTEM, ticket=ticket, team=team)
        connection.close()

    threads = [Thread(target=give, args=[ticket]) for ticket in tickets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = list(Ticket.objects.values_list("assignee", flat=True))
    assert sorted(held.count(person.pk) for person in Person.objects.filter(teams__team=team)) == [2, 2, 2]
    assert TeamMember.objects.filter(given_at=None).count() == 0


def test_the_tickets_that_wait_for_somebody_are_counted_as_far_as_it_matters(asha, joseph, ticket) -> None:
    now = clock.now()
    waiting = {"requester": ticket.requester, "waiting_since": now, "assignee": asha}
    Ticket.objects.bulk_create(Ticket(subject="Till", **waiting) for _ in range(strategies.MOST_COUNTED + 1))
    Ticket.objects.filter(pk=ticket.pk).update(assignee=joseph)
    assert strategies.loads([asha.pk, joseph.pk]) == {asha.pk: strategies.MOST_COUNTED, joseph.pk: 1}
    Ticket.objects.filter(pk=ticket.pk).update(closed_at=now, waiting_since=None)
    assert joseph.pk not in strategies.loads([asha.pk, joseph.pk])
