from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.base.live import grants
from helpcentre.domain.answering.actions import presence
from helpcentre.domain.answering.hints import PRESENCE_CHANGED
from helpcentre.domain.answering.models import Presence
from helpcentre.domain.answering.schedule import forget_presence


@pytest.fixture
def address(ticket):
    return f"/desk/tickets/{ticket.reference}/presence/"


@pytest.fixture
def hinted(monkeypatch):
    """The hints that were given, by row."""
    given = []
    monkeypatch.setattr(presence.hints, "give", lambda kind, number: given.append((kind, number)))
    return given


def test_colleagues_hear_of_each_other(desk, sign_in, joseph, address):
    assert "Asha" not in desk.post(address).content.decode()

    assert "Asha is looking at this too" in sign_in(joseph).post(address).content.decode()
    desk.post(address, {"writes": "reply"})
    assert "Asha is writing a reply" in sign_in(joseph).get(address).content.decode()
    desk.post(address, {"writes": "note"})
    assert "Asha is writing a note" in sign_in(joseph).get(address).content.decode()


def test_who_leaves_or_falls_silent_is_gone(desk, sign_in, joseph, address):
    desk.post(address)
    desk.post(address, {"left": "1"})
    assert "Asha" not in sign_in(joseph).post(address).content.decode()

    desk.post(address)
    Presence.objects.update(seen_at=clock.now() - timedelta(seconds=121))
    assert "Asha" not in sign_in(joseph).post(address).content.decode()


def test_each_change_is_hinted_at_once_and_a_sign_of_life_never(desk, address, ticket, hinted):
    for doing in ("looks", "looks", "reply", "reply", "looks"):
        desk.post(address, {"writes": doing})
    assert hinted == [(PRESENCE_CHANGED, ticket.pk)] * 3

    seen = Presence.objects.get().seen_at
    Presence.objects.update(seen_at=seen - timedelta(seconds=50))
    desk.post(address, {"writes": "looks"})
    assert Presence.objects.get().seen_at >= seen
    assert len(hinted) == 3

    desk.post(address, {"left": "1"})
    desk.post(address, {"left": "1"})
    assert len(hinted) == 4


def test_a_hundred_signs_of_life_are_one_write_and_no_event(desk, address):
    before = Event.objects.count()
    desk.post(address, {"writes": "<x>"})
    seen = Presence.objects.get()
    for _ in range(100):
        desk.post(address, {"writes": "<x>"})

    assert Presence.objects.get().seen_at == seen.seen_at
    assert Presence.objects.get().writes == ""
    assert Event.objects.count() == before


def test_a_page_hears_what_is_known_of_its_reader(desk, address):
    assert desk.get(address)["X-Presence"] == "gone"
    assert desk.post(address, {"writes": "note"})["X-Presence"] == "note"
    assert desk.post(address)["X-Presence"] == "looks"


def test_the_stream_of_a_ticket_s_page_brings_this_ticket_s_hints_only(desk, ticket):
    def wanted(query):
        return {name for name, _ in grants.read(desk.get(f"/desk/live/{query}")[grants.HEADER]).wanted}

    assert PRESENCE_CHANGED.name not in wanted("")
    assert PRESENCE_CHANGED.name not in wanted("?at=DK-00%00")
    read = grants.read(desk.get(f"/desk/live/?at={ticket.reference}")[grants.HEADER])
    assert (PRESENCE_CHANGED.name, ticket.pk) in read.wanted
    assert (PRESENCE_CHANGED.name, None) not in read.wanted


def test_after_an_hour_nothing_is_left(desk, address):
    desk.post(address)
    Presence.objects.update(seen_at=clock.now() - timedelta(hours=2))

    assert forget_presence() == 1


def test_nobody_else_is_here(sign_in, baraka_the_stranger, aisha, address, desk):
    for person in (baraka_the_stranger, aisha):
        assert sign_in(person).post(address).status_code == 404
        assert sign_in(person).get(address).status_code == 404
    assert desk.put(address).status_code == 405
    assert not Presence.objects.exists()
