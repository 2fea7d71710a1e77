from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.domain.answering.models import Presence
from helpcentre.domain.answering.schedule import forget_presence


@pytest.fixture
def address(ticket):
    return f"/desk/tickets/{ticket.reference}/presence/"


def test_colleagues_hear_of_each_other(desk, sign_in, joseph, address):
    assert "Asha" not in desk.post(address).content.decode()

    assert "Asha is looking at this too" in sign_in(joseph).post(address).content.decode()
    desk.post(address, {"writes": "reply"})
    assert "Asha is writing a reply" in sign_in(joseph).post(address).content.decode()
    desk.post(address, {"writes": "note"})
    assert "Asha is writing a note" in sign_in(joseph).post(address).content.decode()


def test_who_leaves_or_falls_silent_is_gone(desk, sign_in, joseph, address):
    desk.post(address)
    desk.post(address, {"left": "1"})
    assert "Asha" not in sign_in(joseph).post(address).content.decode()

    desk.post(address)
    Presence.objects.update(seen_at=clock.now() - timedelta(seconds=31))
    assert "Asha" not in sign_in(joseph).post(address).content.decode()


def test_a_hundred_signs_of_life_are_one_row_and_no_event(desk, address):
    before = Event.objects.count()
    for _ in range(100):
        desk.post(address, {"writes": "<x>"})

    assert Presence.objects.get().writes == ""
    assert Event.objects.count() == before


def test_after_an_hour_nothing_is_left(desk, address):
    desk.post(address)
    Presence.objects.update(seen_at=clock.now() - timedelta(hours=2))

    assert forget_presence() == 1


def test_nobody_else_is_here(sign_in, baraka_the_stranger, aisha, address, desk):
    for person in (baraka_the_stranger, aisha):
        assert sign_in(person).post(address).status_code == 404
    assert desk.get(address).status_code == 405
    assert not Presence.objects.exists()
