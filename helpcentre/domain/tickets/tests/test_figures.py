from datetime import timedelta

import pytest

from helpcentre.base.core.remembered import forget_all
from helpcentre.domain.tickets.models import Ticket
from helpcentre.domain.tickets.selectors import usual_first_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def replied_after(ask):
    def reply(*minutes):
        for wait in minutes:
            ticket = ask().ticket
            Ticket.objects.filter(pk=ticket.pk).update(first_replied_at=ticket.created_at + timedelta(minutes=wait))

    return reply


def test_the_usual_wait_is_the_middle_one_so_that_one_slow_answer_does_not_move_it(replied_after):
    replied_after(5, 10, 20, 30, 6000)
    assert usual_first_reply() == timedelta(minutes=20)


def test_four_answers_say_nothing_yet(replied_after):
    replied_after(5, 10, 20, 30)
    assert usual_first_reply() is None


def test_answers_of_two_months_ago_do_not_count(replied_after):
    replied_after(5, 10, 20, 30, 40)
    for ticket in Ticket.objects.all():
        ticket.created_at -= timedelta(days=60)
        ticket.save()
    assert usual_first_reply() is None


@pytest.mark.parametrize("answers", [(), (5, 10, 20, 30, 40)])
def test_it_is_asked_of_the_database_once_a_minute(answers, replied_after, django_assert_num_queries):
    replied_after(*answers)
    with django_assert_num_queries(1):
        first = usual_first_reply()
    with django_assert_num_queries(0):
        assert usual_first_reply() == first
    forget_all()
    with django_assert_num_queries(1):
        assert usual_first_reply() == first
