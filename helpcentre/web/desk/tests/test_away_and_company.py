from datetime import timedelta

import pytest
from django.utils import timezone

from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.actions.aside import AsideError
from helpcentre.domain.tickets.models import Participant, Snooze
from helpcentre.web.desk.tickets.mornings import morning_of


@pytest.fixture
def at(ticket):
    return f"/desk/tickets/{ticket.reference}/"


@pytest.mark.parametrize("word", ["tomorrow", "monday"])
def test_it_is_put_away_and_fetched_back(desk, at, ticket, word):
    assert desk.post(f"{at}snooze/", {"until": word})["Location"] == at
    ticket.refresh_from_db()
    assert ticket.set_aside == "snoozed"
    assert timezone.localtime(Snooze.objects.get().until).hour == 8
    assert "Put away until" in desk.get(at).content.decode()
    assert ticket.subject in desk.get("/desk/?view=snoozed").content.decode()
    assert ticket.subject not in desk.get("/desk/?view=all-open").content.decode()

    desk.post(f"{at}snooze/", {"undo": "1"})
    ticket.refresh_from_db()
    assert ticket.set_aside is None


def test_a_monday_is_always_to_come():
    monday = timezone.localtime(morning_of("monday"))
    assert monday.weekday() == 0
    assert timezone.localdate() < monday.date() <= timezone.localdate() + timedelta(days=7)


@pytest.mark.parametrize("day", ["", "yesterday", "2026-99-99", "0001-01-01", "9999-12-31", "²", "x" * 10_000])
def test_a_day_that_is_none_brings_a_message(desk, at, ticket, day, htmx):
    answer = desk.post(f"{at}snooze/", {"until": "day", "day": day}, headers=htmx)
    assert answer.status_code == 422
    assert "Choose a day" in answer.content.decode()
    ticket.refresh_from_db()
    assert ticket.set_aside is None


def test_today_is_too_late():
    with pytest.raises(AsideError, match="past"):
        morning_of("day", timezone.localdate().isoformat())


def test_spam_goes_and_comes_back(desk, at, ticket):
    for form, expected in (({}, "spam"), ({}, "spam"), ({"undo": "1"}, None)):
        assert desk.post(f"{at}spam/", form)["Location"] == at
        ticket.refresh_from_db()
        assert ticket.set_aside == expected
    assert "Asha Mwangi marked it as spam" in desk.get(at).content.decode()


def test_an_agent_follows_and_lets_a_colleague_follow(desk, at, ticket, joseph, asha):
    desk.post(f"{at}followers/", {"person": "me"})
    desk.post(f"{at}followers/", {"person": joseph.pk})
    assert selectors.followers(ticket) == [asha, joseph]
    assert "Asha Mwangi lets Joseph Okello follow it" in desk.get(at).content.decode()
    desk.post(f"{at}followers/", {"person": joseph.pk, "undo": "1"})
    assert selectors.followers(ticket) == [asha]


@pytest.mark.parametrize("wanted", ["", "999999", "²", "x", "9" * 5000])
def test_nobody_who_does_not_exist_follows(desk, at, wanted):
    assert desk.post(f"{at}followers/", {"person": wanted}).status_code == 404


def test_neither_a_customer_nor_an_author_follows(desk, at, mama_njeri, aisha):
    for person in (mama_njeri, aisha):
        assert desk.post(f"{at}followers/", {"person": person.pk}).status_code == 404


def test_somebody_outside_is_copied_and_taken_out(desk, at, ticket):
    assert desk.post(f"{at}copies/", {"email": "Fundi@Simu.example"})["Location"] == at
    (part,) = selectors.copied(ticket)
    assert part.person.email == "fundi@simu.example"
    assert "fundi@simu.example" in desk.get(at).content.decode()
    desk.post(f"{at}copies/", {"remove": part.person_id})
    assert selectors.copied(ticket) == []
    assert desk.post(f"{at}copies/", {"remove": part.person_id}).status_code == 404


@pytest.mark.parametrize("email", ["", "nobody", "a\x00@b.example", "x" * 10_000, "asha@team.example"])
def test_an_address_that_cannot_be_copied_comes_back_with_the_reason(desk, at, email, htmx):
    answer = desk.post(f"{at}copies/", {"email": email}, headers=htmx)
    assert answer.status_code == 422
    assert 'id="copy-error"' in answer.content.decode()


def test_the_requester_is_not_taken_out(desk, at, ticket, mama_njeri):
    assert desk.post(f"{at}copies/", {"remove": mama_njeri.pk}).status_code == 404
    assert desk.post(f"{at}copies/", {"email": mama_njeri.email}).status_code == 422
    assert Participant.objects.get(ticket=ticket).removed_at is None
