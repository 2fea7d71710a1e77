from threading import Barrier, Thread

import pytest
from django.db import connection

from helpcentre.base.events.models import Event
from helpcentre.domain.people.actions import put_team
from helpcentre.domain.service_levels.actions import watch_clocks
from helpcentre.domain.service_levels.models import TicketClock
from helpcentre.domain.service_levels.subscribers import tell
from helpcentre.domain.service_levels.tests.conftest import SYSTEM, at
from helpcentre.domain.tickets.actions import assign, close, give_to_team
from helpcentre.domain.tickets.models import Notification

pytestmark = pytest.mark.django_db


def told():
    for event in Event.objects.filter(kind__startswith="ticket.clock.").order_by("id"):
        tell(event)
    return sorted(Notification.objects.values_list("person__name", "kind"))


def test_before_three_quarters_nobody_is_told(ask, policy, read_log, clockwork):
    ask()
    read_log()
    clockwork.move_to(at(26, 9, 44))
    assert watch_clocks() == 0


def test_a_warning_comes_once_and_goes_to_whoever_has_it(ask, policy, read_log, clockwork, asha, joseph):
    assign(actor=asha.actor, ticket=ask(), assignee=asha)
    read_log()
    clockwork.move_to(at(26, 9, 46))
    assert [watch_clocks(), watch_clocks()] == [1, 0]
    assert told() == told() == [("Asha Mwangi", "clock_warned")]


def test_what_is_late_goes_to_the_agent_and_to_who_leads(ask, policy, read_log, clockwork, asha, joseph):
    assign(actor=asha.actor, ticket=ask(), assignee=asha)
    read_log()
    clockwork.move_to(at(26, 10, 1))
    assert watch_clocks() == 1
    assert told() == [("Asha Mwangi", "clock_breached"), ("Joseph Okello", "clock_breached")]


def test_who_leads_the_team_is_told_and_not_every_lead(ask, policy, read_log, clockwork, asha, joseph):
    team = put_team(actor=SYSTEM, name="P", strategy="by_hand", takes_new=False, members=[asha], leads=[asha])
    give_to_team(actor=SYSTEM, ticket=ask(), team=team)
    read_log()
    clockwork.move_to(at(26, 10, 1))
    watch_clocks()
    assert told() == [("Asha Mwangi", "clock_breached")]


def test_what_was_late_long_ago_wakes_nobody(ask, policy, read_log, clockwork, joseph):
    ask()
    read_log()
    clockwork.move_to(at(27, 16))
    assert watch_clocks() >= 1
    assert ("Joseph Okello", "clock_breached") not in told()


def test_an_answer_in_time_is_never_late(ask, policy, read_log, clockwork, asha):
    close(actor=asha.actor, ticket=ask())
    read_log()
    clockwork.move_to(at(27, 16))
    assert watch_clocks() == 0


@pytest.mark.django_db(transaction=True)
def test_two_watchers_tell_once(ask, policy, read_log, clockwork):
    for _ in range(5):
        ask()
    read_log()
    clockwork.move_to(at(26, 10, 1))
    gate, counts = Barrier(2), []

    def look():
        gate.wait()
        counts.append(watch_clocks())
        connection.close()

    threads = [Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == 5
    assert Event.objects.filter(kind="ticket.clock.breached").count() == 5


def test_the_watch_goes_by_its_index(ask, policy, read_log):
    ask()
    read_log()
    late = TicketClock.objects.filter(due_at__lte=at(30, 9), breached_at=None).order_by("due_at")[:200]
    plan = late.explain()
    assert connection.vendor == "postgresql" or "clock_to_breach" in plan
