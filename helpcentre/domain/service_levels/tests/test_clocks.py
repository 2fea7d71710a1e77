from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpcentre.base.events.models import Event
from helpcentre.domain.people.actions import put_team
from helpcentre.domain.service_levels import jobs, selectors
from helpcentre.domain.service_levels.actions import put_calendar, put_policy, remove_policy
from helpcentre.domain.service_levels.actions.calendars import Week
from helpcentre.domain.service_levels.models import ClockKind, TicketClock
from helpcentre.domain.service_levels.tests.conftest import SYSTEM, at
from helpcentre.domain.tickets.actions import (
    add_customer_reply,
    close,
    give_to_team,
    reopen,
    send_reply,
)
from helpcentre.domain.tickets.models import Ticket

pytestmark = pytest.mark.django_db
FIRST, NEXT, SOLVE = ClockKind.FIRST_REPLY, ClockKind.NEXT_REPLY, ClockKind.RESOLUTION


def clock_of(ticket, kind):
    return TicketClock.objects.filter(ticket=ticket, kind=kind).latest("started_by")


def snapshot():
    return list(TicketClock.objects.order_by("id").values())


def test_a_request_starts_two_promises_and_is_due_by_the_nearer(ask, policy, read_log):
    ticket = ask()
    read_log()
    assert clock_of(ticket, FIRST).due_at == at(26, 10)
    assert clock_of(ticket, SOLVE).due_at == at(30, 9)
    assert Ticket.objects.get().due_at == at(26, 10)
    assert clock_of(ticket, FIRST).warn_at == at(26, 9, 45)


def test_reading_the_log_again_changes_nothing(ask, policy, read_log, clockwork, asha, mama_njeri):
    ticket = ask()
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari")
    clockwork.move_to(at(26, 11))
    add_customer_reply(actor=mama_njeri.actor, ticket=ticket, author=mama_njeri, body="Bado")
    read_log()
    first = snapshot()
    read_log()
    assert snapshot() == first


def test_the_answer_stops_the_first_and_pauses_the_rest(ask, policy, read_log, clockwork, asha):
    ticket = ask()
    clockwork.move_to(at(26, 9, 30))
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari")
    read_log()
    first, solve = clock_of(ticket, FIRST), clock_of(ticket, SOLVE)
    assert (first.stopped_at, first.used, first.breached_at) == (at(26, 9, 30), timedelta(minutes=30), None)
    assert solve.is_paused and solve.used == timedelta(minutes=30)
    assert Ticket.objects.get().due_at is None


def test_time_that_waits_for_the_customer_does_not_count(ask, policy, read_log, clockwork, asha, mama_njeri):
    ticket = ask()
    clockwork.move_to(at(26, 9, 30))
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari")
    clockwork.move_to(at(26, 15))
    add_customer_reply(actor=mama_njeri.actor, ticket=ticket, author=mama_njeri, body="Bado")
    read_log()
    assert clock_of(ticket, NEXT).due_at == at(26, 17)
    # 18 hours, half an hour used; two hours are left of Thursday, nine on Friday, so 6.5 more on Monday
    assert clock_of(ticket, SOLVE).due_at == at(30, 14, 30)


def test_a_customer_who_writes_twice_does_not_start_a_second_promise(
    ask, policy, read_log, clockwork, asha, mama_njeri
):
    ticket = ask()
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari")
    for minute in (10, 20):
        clockwork.move_to(at(26, 9, minute))
        add_customer_reply(actor=mama_njeri.actor, ticket=ticket, author=mama_njeri, body="Bado")
    read_log()
    assert TicketClock.objects.filter(kind=NEXT).count() == 1
    assert clock_of(ticket, NEXT).started_at == at(26, 9, 10)


def test_closing_stops_everything_and_opening_again_promises_anew(ask, policy, read_log, clockwork, asha):
    ticket = ask()
    clockwork.move_to(at(26, 9, 10))
    close(actor=asha.actor, ticket=ticket)
    read_log()
    assert not TicketClock.objects.filter(stopped_at=None).exists()
    clockwork.move_to(at(27, 9))
    reopen(actor=asha.actor, ticket=ticket)
    read_log()
    assert clock_of(ticket, NEXT).due_at == at(27, 11)
    assert clock_of(ticket, SOLVE).started_at == at(27, 9)


def test_a_request_of_the_evening_is_due_the_next_morning(ask, policy, read_log, clockwork):
    clockwork.move_to(at(26, 20))
    ask()
    read_log()
    assert Ticket.objects.get().due_at == at(27, 9)


def test_the_first_policy_that_fits_counts(ask, calendar, read_log, mama_njeri):
    from helpcentre.domain.people.models import Business

    shop = Business.objects.get()
    put_policy(actor=SYSTEM, name="Urgent", priority=4, first_reply=5)
    put_policy(actor=SYSTEM, name="Her shop", business=shop, first_reply=10)
    put_policy(actor=SYSTEM, name="Plus", plan="duka plus", first_reply=20)
    put_policy(actor=SYSTEM, name="All", first_reply=30)
    shop.plan = "Duka Plus"
    shop.save()
    plain = ask()
    hers = ask(business=shop)
    read_log()
    assert [clock_of(ticket, FIRST).target for ticket in (plain, hers)] == [30, 10]
    Ticket.objects.filter(pk=hers.pk).update(priority=4)
    read_log()
    assert clock_of(hers, FIRST).target == 5


def test_a_team_works_by_its_own_calendar(ask, policy, read_log, asha, clockwork):
    night = Week({weekday: [(0, 24 * 60)] for weekday in range(7)})
    team = put_team(actor=SYSTEM, name="Night", strategy="by_hand", takes_new=False, members=[asha])
    put_calendar(
        actor=SYSTEM, name="Night", time_zone="Africa/Nairobi", country="", is_default=False, week=night, teams=[team]
    )
    clockwork.move_to(at(26, 22))
    ticket = ask()
    give_to_team(actor=SYSTEM, ticket=ticket, team=team)
    read_log()
    assert Ticket.objects.get().due_at == at(26, 23)


def test_a_longer_promise_takes_effect_on_what_waits(ask, policy, read_log):
    ticket = ask()
    read_log()
    put_policy(actor=SYSTEM, policy=policy, name="All", first_reply=240)
    jobs.recount_open.run(after=0)
    assert clock_of(ticket, FIRST).due_at == at(26, 13)
    assert not TicketClock.objects.filter(kind=SOLVE).exists()  # it is promised no more


def test_without_policies_nothing_is_promised_and_nothing_kept(ask, policy, read_log):
    remove_policy(actor=SYSTEM, policy=policy)
    ask()
    read_log()
    assert not TicketClock.objects.exists()
    assert Ticket.objects.get().due_at is None


def test_what_stopped_before_the_policy_was_made_is_not_made_up_for(ask, calendar, read_log, clockwork, asha):
    ticket = ask()
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari")
    clockwork.move_to(at(27, 9))
    put_policy(actor=SYSTEM, name="All", first_reply=60, resolution=600)
    read_log()
    assert [clock.kind for clock in TicketClock.objects.all()] == [SOLVE]


def test_a_calendar_without_hours_never_falls_due_and_breaks_nothing(ask, policy, read_log, calendar):
    calendar.hours.all().delete()
    ticket = ask()
    read_log()
    assert clock_of(ticket, FIRST).due_at is None


def test_a_late_answer_is_kept_as_late_although_nobody_watched(ask, policy, read_log, clockwork, asha):
    ticket = ask()
    clockwork.move_to(at(26, 12))
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Samahani")
    read_log()
    assert clock_of(ticket, FIRST).breached_at == at(26, 12)


def test_the_face_of_the_clock_counts_working_minutes(ask, policy, read_log, clockwork):
    clockwork.move_to(at(26, 16, 30))
    ticket = ask()
    read_log()
    clockwork.move_to(at(26, 21))
    face = selectors.clocks_of(ticket).next
    assert (face.minutes_left, face.share, face.is_late) == (30, 50, False)
    clockwork.move_to(at(27, 9, 12))
    face = selectors.clocks_of(ticket).next
    assert (face.minutes_left, face.is_late) == (-42, True)


def test_ten_rounds_cost_as_many_queries_to_show_as_one(ask, policy, read_log, clockwork, asha, mama_njeri):
    ticket = ask()

    def talk(rounds):
        for n in range(rounds):
            send_reply(actor=asha.actor, ticket=ticket, author=asha, body=f"Jibu {n}")
            add_customer_reply(actor=mama_njeri.actor, ticket=ticket, author=mama_njeri, body=f"Swali {n}")
        read_log()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            selectors.clocks_of(ticket)
        return len(captured)

    talk(1)
    few = queries()
    talk(10)
    assert queries() == few <= 4


def test_a_ticket_that_is_gone_is_left_alone(ask, policy, read_log):
    ask()
    Event.objects.filter(kind="ticket.created").update(subject_id=999)
    read_log()
    assert not TicketClock.objects.exists()
