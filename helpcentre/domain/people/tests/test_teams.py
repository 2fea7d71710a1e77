from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events.models import Event
from helpcentre.domain.people import availability, teams
from helpcentre.domain.people.actions import (
    TeamNameTakenError,
    add_staff,
    archive_team,
    end_absence,
    find_or_create_person,
    put_team,
    remove_staff,
    set_absence,
)
from helpcentre.domain.people.models import Absence, Team

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()


@pytest.fixture
def asha():
    return add_staff(actor=SYSTEM, email="asha@help.example", name="Asha Mwangi", role="agent")


@pytest.fixture
def joseph():
    return add_staff(actor=SYSTEM, email="joseph@help.example", name="Joseph Okello", role="lead")


def put(members, team=None, **facts):
    given = {"name": "Payments", "strategy": "by_hand", "takes_new": False, "leads": ()} | facts
    return put_team(actor=SYSTEM, team=team, members=members, **given)


def away(person, hours=1, cover=None, begins=-1):
    now = clock.now()
    return set_absence(
        actor=person.actor,
        person=person,
        starts_at=now + timedelta(hours=begins),
        ends_at=now + timedelta(hours=hours),
        cover=cover,
    )


def test_a_team_is_made_changed_and_put_away_and_the_log_says_so(asha, joseph):
    team = put([asha])
    put([joseph], team, name="Till and payments", leads=[joseph])
    archive_team(actor=SYSTEM, team=team)
    archive_team(actor=SYSTEM, team=team)
    kinds = list(Event.objects.filter(subject_kind="team").order_by("id").values_list("kind", flat=True))
    assert kinds == [
        "team.made",
        "team.member.joined",
        "team.changed",
        "team.member.joined",
        "team.member.left",
        "team.archived",
    ]
    assert teams.current_teams() == []
    assert Team.objects.get().name == "Till and payments"


def test_a_lead_is_a_member_and_is_told_of_what_is_late(asha, joseph):
    team = put([asha], leads=[joseph])
    assert [row.person for row in teams.members(team)] == [asha, joseph]
    assert teams.leads(team) == [joseph]
    put([asha, joseph], team)
    assert teams.leads(team) == []


def test_two_teams_are_not_called_the_same(asha):
    put([asha])
    with pytest.raises(TeamNameTakenError):
        put([asha], name="payments")


def test_a_customer_is_in_no_team():
    njeri = find_or_create_person(actor=SYSTEM, name="Njeri", email="njeri@duka.example", language="sw")
    with pytest.raises(ValueError, match="answer"):
        put([njeri])


def test_who_left_the_staff_is_in_no_team_any_more(asha, joseph):
    team = put([asha, joseph])
    remove_staff(actor=SYSTEM, person=asha)
    assert [row.person for row in teams.members(team)] == [joseph]
    assert [row.person for row in teams.members_of_all()[team.pk]] == [joseph]


def test_somebody_is_away_from_the_first_moment_to_the_last_and_not_after(asha):
    absence = away(asha, hours=4)
    assert availability.is_away(asha)
    assert asha.pk in availability.absences(at=absence.starts_at)
    assert asha.pk not in availability.absences(at=absence.ends_at)
    assert absence.is_now


def test_an_absence_that_is_planned_is_no_absence_yet(asha):
    away(asha, begins=24, hours=48)
    assert not availability.is_away(asha)
    assert availability.upcoming(asha) is not None


def test_what_is_said_last_counts(asha):
    away(asha)
    away(asha, begins=24, hours=48)
    assert not availability.is_away(asha)
    assert Absence.objects.count() == 2  # what has been stays in the books


def test_coming_back_early_ends_it_and_twice_is_once(asha):
    away(asha)
    assert end_absence(actor=asha.actor, person=asha)
    assert not end_absence(actor=asha.actor, person=asha)
    assert not availability.is_away(asha)
    assert Event.objects.filter(kind="person.absence.ended").count() == 1


def test_the_cover_answers_and_the_cover_of_an_absent_cover(asha, joseph):
    rehema = add_staff(actor=SYSTEM, email="rehema@help.example", name="Rehema Salim", role="agent")
    assert availability.who_answers_for(asha) == asha
    away(asha, cover=joseph)
    assert availability.who_answers_for(asha) == joseph
    away(joseph, cover=rehema)
    assert availability.who_answers_for(asha) == rehema


def test_two_who_cover_each_other_are_both_away(asha, joseph):
    away(asha, cover=joseph)
    away(joseph, cover=asha)
    assert availability.who_answers_for(asha) is None


def test_a_cover_who_left_the_staff_answers_for_nobody(asha, joseph):
    away(asha, cover=joseph)
    remove_staff(actor=SYSTEM, person=joseph)
    assert availability.who_answers_for(asha) is None


def test_nobody_covers_for_themselves_and_nothing_ends_before_it_starts(asha):
    with pytest.raises(ValueError, match="absence"):
        away(asha, cover=asha)
    with pytest.raises(ValueError, match="absence"):
        away(asha, hours=-2)
