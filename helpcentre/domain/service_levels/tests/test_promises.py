import pytest

from helpcentre.base.promises.controls import State
from helpcentre.domain.service_levels.actions import watch_clocks
from helpcentre.domain.service_levels.models import TicketClock
from helpcentre.domain.service_levels.promises import clocks_run_and_what_is_late_is_seen as look
from helpcentre.domain.service_levels.tests.conftest import at
from helpcentre.domain.tickets.actions import send_reply

pytestmark = pytest.mark.django_db


def test_without_a_policy_nothing_is_proved(calendar, ask):
    ask()
    assert look().state == State.UNPROVEN


def test_with_nothing_to_examine_nothing_is_proved(policy):
    assert look().state == State.UNPROVEN


def test_a_clock_on_every_waiting_request_is_kept(policy, ask, read_log, clockwork, asha):
    clockwork.move_to(at(26, 9, 1))
    ticket = ask()
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari")
    ask()
    read_log()
    clockwork.move_to(at(26, 9, 30))
    found = look()
    assert found.state == State.KEPT
    assert "1 / 1" in {str(value) for _, value in found.evidence}


def test_a_clock_that_was_taken_away_breaks_it(policy, ask, read_log, clockwork):
    clockwork.move_to(at(26, 9, 1))
    ask()
    read_log()
    clockwork.move_to(at(26, 9, 30))
    TicketClock.objects.all().delete()
    assert look().state == State.BROKEN


def test_a_watch_that_sleeps_breaks_it_and_its_round_mends_it(policy, ask, read_log, clockwork):
    clockwork.move_to(at(26, 9, 1))
    ask()
    read_log()
    clockwork.move_to(at(26, 11))
    assert look().state == State.BROKEN
    watch_clocks()
    assert look().state == State.KEPT
