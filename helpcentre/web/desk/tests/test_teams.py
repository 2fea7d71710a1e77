from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from helpcentre.base.core.actor import Actor
from helpcentre.base.core.remembered import forget_all
from helpcentre.domain.people import availability, teams
from helpcentre.domain.people.actions import add_staff, put_team, remove_staff
from helpcentre.domain.people.models import Team
from helpcentre.domain.tickets.models import Ticket

SYSTEM = Actor.system()


@pytest.fixture
def lead(joseph, sign_in):
    return sign_in(joseph)


@pytest.fixture
def payments(asha, joseph):
    return put_team(
        actor=SYSTEM, name="Payments", strategy="round_robin", takes_new=False, members=[asha, joseph], leads=[joseph]
    )


def days(first, last):
    today = timezone.localdate()
    return {"first": (today + timedelta(days=first)).isoformat(), "last": (today + timedelta(days=last)).isoformat()}


def test_a_lead_makes_a_team(lead, asha, joseph):
    sent = {"name": "Payments", "strategy": "least_load", "members": [asha.pk], "leads": [joseph.pk], "takes_new": "on"}
    assert lead.post("/desk/settings/teams/new/", sent).status_code == 302
    team = Team.objects.get()
    assert (team.name, team.strategy, team.takes_new) == ("Payments", "least_load", True)
    assert {row.person for row in teams.members(team)} == {asha, joseph}
    shown = lead.get("/desk/settings/teams/").content.decode()
    assert "Payments" in shown and "takes new requests" in shown


def test_an_agent_finds_no_settings_of_teams(desk, payments):
    for path in ("/desk/settings/teams/", "/desk/settings/teams/new/", f"/desk/settings/teams/{payments.pk}/"):
        assert desk.get(path).status_code == 404


def test_a_team_that_is_unknown_is_missing(lead):
    for number in (99, 2**64):
        assert lead.get(f"/desk/settings/teams/{number}/").status_code == 404


@pytest.mark.parametrize("name", ["", "x" * 61, "a\x00b", "\u202e"])
def test_a_bad_name_brings_the_form_back(lead, name):
    answer = lead.post("/desk/settings/teams/new/", {"name": name, "strategy": "by_hand"})
    assert answer.status_code in (422, 302)
    assert answer.status_code == 422 or name == "\u202e"


def test_the_name_of_another_team_brings_the_form_back_with_what_was_ticked(lead, payments, asha):
    sent = {"name": "payments", "strategy": "by_hand", "members": [asha.pk]}
    answer = lead.post("/desk/settings/teams/new/", sent)
    assert answer.status_code == 422
    assert "Another team is called so" in answer.content.decode()
    assert f'name="members" value="{asha.pk}" checked' in answer.content.decode()


def test_a_customer_cannot_be_put_into_a_team(lead, mama_njeri):
    sent = {"name": "Payments", "strategy": "by_hand", "members": [mama_njeri.pk]}
    assert lead.post("/desk/settings/teams/new/", sent).status_code == 422
    assert not Team.objects.exists()


def test_a_team_is_put_away_and_twice_finds_nothing(lead, payments):
    assert lead.post(f"/desk/settings/teams/{payments.pk}/archiving/").status_code == 302
    assert lead.post(f"/desk/settings/teams/{payments.pk}/archiving/").status_code == 404
    assert "Payments" not in lead.get("/desk/settings/teams/").content.decode()


def test_a_ticket_is_given_to_a_team_and_the_history_says_so(desk, ticket, payments, asha):
    page = f"/desk/tickets/{ticket.reference}/"
    assert desk.post(page + "team/", {"team": payments.pk}).status_code == 302
    ticket.refresh_from_db()
    assert ticket.team == payments
    assert "Asha Mwangi gave it to the team Payments" in desk.get(page).content.decode()
    desk.post(page + "team/", {"team": ""})
    assert "Asha Mwangi took it out of its team" in desk.get(page).content.decode()


@pytest.mark.parametrize("wanted", ["99", "x", "-1", "9" * 30])
def test_a_team_that_does_not_exist_gets_nothing(desk, ticket, wanted):
    assert desk.post(f"/desk/tickets/{ticket.reference}/team/", {"team": wanted}).status_code == 404


def test_the_picker_says_who_is_away_and_who_covers(desk, ticket, joseph):
    third = add_staff(actor=SYSTEM, email="rehema@help.example", name="Rehema Salim", role="agent")
    page = f"/desk/tickets/{ticket.reference}/"
    assert "free" in desk.get(page).content.decode()
    sign = desk.__class__()
    sign.force_login(joseph)
    sign.post("/desk/you/absence/", days(0, 2) | {"cover": third.pk})
    shown = desk.get(page).content.decode()
    assert "away, back on" in shown and "Rehema covers" in shown
    answer = desk.post(page + "assignment/", {"assignee": joseph.pk}, follow=True).content.decode()
    assert "Joseph Okello is away. Rehema Salim covers and has it now." in answer
    assert Ticket.objects.get().assignee == third


def test_a_colleague_who_is_away_without_a_cover_gets_nothing(desk, ticket, joseph, lead):
    lead.post("/desk/you/absence/", days(0, 2))
    page = f"/desk/tickets/{ticket.reference}/"
    answer = desk.post(page + "assignment/", {"assignee": joseph.pk}, headers={"HX-Request": "true"})
    assert "nobody covers" in answer.content.decode()
    assert Ticket.objects.get().assignee is None


def test_being_back_early_is_one_press(desk, asha):
    desk.post("/desk/you/absence/", days(0, 5))
    assert availability.is_away(asha)
    assert desk.post("/desk/you/absence/", {"undo": "1"}).status_code == 302
    assert not availability.is_away(asha)


def test_a_lead_says_that_somebody_fell_ill(lead, asha, joseph):
    path = f"/desk/settings/teams/absences/{asha.pk}/"
    assert lead.post(path, days(0, 0) | {"cover": joseph.pk}).status_code == 302
    assert availability.who_answers_for(asha) == joseph
    assert "Asha Mwangi" in lead.get(path).content.decode()


@pytest.mark.parametrize(
    "sent", [{}, {"first": "x", "last": "y"}, days(3, 1), days(-5, -3), days(0, 900), days(0, 1) | {"cover": "0"}]
)
def test_an_absence_that_makes_no_sense_brings_the_form_back(desk, asha, sent):
    assert desk.post("/desk/you/absence/", sent or {"first": ""}).status_code == 422
    assert not availability.is_away(asha)


def test_nobody_sets_the_absence_of_somebody_who_is_no_colleague(lead, mama_njeri, asha, joseph):
    assert lead.get(f"/desk/settings/teams/absences/{mama_njeri.pk}/").status_code == 404
    remove_staff(actor=joseph.actor, person=asha)
    assert lead.get(f"/desk/settings/teams/absences/{asha.pk}/").status_code == 404


def test_more_colleagues_and_teams_cost_no_more_queries(desk, ticket, asha, payments):
    page = f"/desk/tickets/{ticket.reference}/"

    def queries():
        forget_all()  # whether a second has passed since the incidents were read must not count
        with CaptureQueriesContext(connection) as captured:
            desk.get(page)
        return len(captured)

    desk.get(page)
    few = queries()
    for n in range(6):
        person = add_staff(actor=SYSTEM, email=f"a{n}@help.example", name=f"Agent {n}", role="agent")
        put_team(actor=SYSTEM, name=f"Team {n}", strategy="by_hand", takes_new=False, members=[person, asha])
    assert queries() == few
