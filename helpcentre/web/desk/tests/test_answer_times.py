from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Business
from helpcentre.domain.service_levels.actions import keep_clocks, put_policy
from helpcentre.domain.service_levels.models import Calendar, Policy
from helpcentre.domain.tickets.actions import send_reply
from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.desk.service_levels import hours

WEEK = {f"day{n}": "8:00-17:00" for n in range(5)} | {"day5": "8-13", "day6": ""}
OFFICE = {"name": "Office", "time_zone": "Africa/Nairobi", "country": "KE", **WEEK}
SOON = {"first_reply_unit": "60", "next_reply_unit": "60", "resolution_unit": "60"}


@pytest.fixture
def lead(joseph, sign_in):
    return sign_in(joseph)


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("", []),
        ("8-17", [(480, 1020)]),
        ("8:30–17.15", [(510, 1035)]),
        ("14:00-17:00, 8:00-13:00", [(480, 780), (840, 1020)]),
        ("0:00-24:00", [(0, 1440)]),
        ("8 hadi 17", [(480, 1020)]),
    ],
)
def test_hours_are_understood_as_people_write_them(typed, spans):
    assert hours.parse(typed) == spans
    assert hours.parse(hours.written(spans)) == spans


@pytest.mark.parametrize("typed", ["8", "17-8", "8-25", "8:60-9", "8-12, 11-13", "x", "8-9,9-10,10-11,11-12,12-13"])
def test_what_is_no_hours_is_refused(typed):
    with pytest.raises(hours.HoursError):
        hours.parse(typed)


def test_a_lead_says_when_the_team_works(lead):
    sent = OFFICE | {"closed_days": "24/12/2026 Stocktaking\n\n2026-12-31"}
    assert lead.post("/desk/settings/hours/new/", sent).status_code == 302
    calendar = Calendar.objects.get()
    assert calendar.is_default
    assert calendar.hours.count() == 6
    assert [row.name for row in calendar.special_days.order_by("day")] == ["Stocktaking", ""]
    shown = lead.get(f"/desk/settings/hours/{calendar.pk}/").content.decode()
    assert "24/12/2026 Stocktaking" in shown and "8:00–17:00" in shown
    assert "Office" in lead.get("/desk/settings/hours/").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"day0": "noon"},
        {"time_zone": "Mars"},
        {"country": "XX"},
        {"name": ""},
        {"closed_days": "Christmas"},
        {f"day{n}": "" for n in range(7)},
    ],
)
def test_a_calendar_that_makes_no_sense_brings_the_form_back(lead, wrong):
    assert lead.post("/desk/settings/hours/new/", OFFICE | wrong).status_code == 422
    assert not Calendar.objects.exists()


def test_the_calendar_for_everybody_stays_and_others_go(lead):
    lead.post("/desk/settings/hours/new/", OFFICE)
    lead.post("/desk/settings/hours/new/", OFFICE | {"name": "Night"})
    first, second = Calendar.objects.order_by("id")
    lead.post(f"/desk/settings/hours/{first.pk}/removal/")
    lead.post(f"/desk/settings/hours/{second.pk}/removal/")
    assert list(Calendar.objects.all()) == [first]


def test_a_lead_promises_an_hour_and_changes_the_order(lead):
    lead.post("/desk/settings/answer-times/new/", SOON | {"name": "All", "first_reply": "1", "is_on": "on"})
    sent = SOON | {"name": "Urgent", "priority": "4", "first_reply": "15", "first_reply_unit": "1", "is_on": "on"}
    lead.post("/desk/settings/answer-times/new/", sent)
    everybody, urgent = Policy.objects.order_by("id")
    assert (everybody.first_reply, urgent.first_reply, urgent.priority) == (60, 15, 4)
    lead.post(f"/desk/settings/answer-times/{urgent.pk}/place/", {"up": "1"})
    assert list(Policy.objects.all()) == [urgent, everybody]
    shown = lead.get("/desk/settings/answer-times/").content.decode()
    assert "first answer 15 min" in shown and "every ticket" in shown
    assert 'value="15"' in lead.get(f"/desk/settings/answer-times/{urgent.pk}/").content.decode()


def test_a_promise_for_one_shop_finds_it_by_name(lead, mama_njeri):
    sent = SOON | {"name": "Hers", "first_reply": "1", "business": "mama njeri stores"}
    assert lead.post("/desk/settings/answer-times/new/", sent).status_code == 302
    assert Policy.objects.get().business == Business.objects.get()
    assert lead.post("/desk/settings/answer-times/new/", sent | {"name": "X", "business": "Nobody"}).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [{"first_reply": ""}, {"first_reply": "-1"}, {"first_reply": "9" * 30}, {"name": ""}, {"priority": "9"}],
)
def test_a_promise_that_makes_no_sense_brings_the_form_back(lead, db, wrong):
    sent = SOON | {"name": "All", "first_reply": "1"} | wrong
    assert lead.post("/desk/settings/answer-times/new/", sent).status_code == 422


def test_an_agent_finds_neither(desk, db):
    for path in ("/desk/settings/hours/", "/desk/settings/answer-times/", "/desk/settings/rules/"):
        assert desk.get(path).status_code == 404


class TestTheClockOnTheScreen:
    @pytest.fixture
    def promised(self, ticket, joseph):
        put_policy(actor=joseph.actor, name="All", first_reply=60, resolution=600)
        keep_clocks(ticket_id=ticket.pk)
        return ticket

    def due_in(self, ticket, **span):
        Ticket.objects.filter(pk=ticket.pk).update(due_at=clock.now() + timedelta(**span, seconds=30))

    def test_the_row_says_how_long_is_left_and_red_only_when_late(self, desk, promised):
        for span, words, tone in (
            ({"minutes": 18}, "18 min left", "chip num wait"),
            ({"minutes": -12}, "11 min late", "chip num late"),
        ):
            self.due_in(promised, **span)
            shown = desk.get("/desk/?view=all-open").content.decode()
            assert words in shown and tone in shown

    def test_the_page_shows_until_when_and_then_how_it_went(self, desk, promised, asha):
        page = f"/desk/tickets/{promised.reference}/"
        shown = desk.get(page).content.decode()
        assert "Answer by" in shown and "of 1 h left" in shown
        send_reply(actor=asha.actor, ticket=promised, author=asha, body="Habari")
        keep_clocks(ticket_id=promised.pk)
        shown = desk.get(page).content.decode()
        assert "First answer after" in shown and "in time" in shown
        assert "Paused while we wait" in shown
