"""Who looked at whose record."""

from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.domain.people import looks
from helpcentre.domain.people.actions import record_view
from helpcentre.domain.people.screens import Screen

LOOKED = "person.record.viewed"


@pytest.fixture
def officer(fatuma, sign_in):
    return sign_in(fatuma)


def look(by, person, screen=Screen.PERSON, **more):
    record_view(actor=by.actor, person=person, screen=screen, **more)
    return Event.objects.filter(kind=LOOKED).latest("id")


def moved(event, days):
    Event.objects.filter(pk=event.pk).update(occurred_at=clock.now() - timedelta(days=days))


def test_each_screen_is_a_look_of_its_own(asha, mama_njeri, ticket):
    for screen in (Screen.PERSON, Screen.SHOP, Screen.PERSON):
        look(asha, mama_njeri, screen)
    look(asha, mama_njeri, Screen.TICKET, ticket_id=ticket.pk)

    assert Event.objects.filter(kind=LOOKED).count() == 3


def test_the_officer_sees_who_looked_at_somebody_and_where(officer, fatuma, asha, mama_njeri, ticket):
    look(asha, mama_njeri, Screen.TICKET, ticket_id=ticket.pk)
    answer = officer.post("/desk/privacy/looks/", {"ref": "njeri@stores.example"})

    assert answer["Location"] == f"/desk/privacy/looks/people/{mama_njeri.pk}/"
    page = officer.get(answer["Location"]).content.decode()
    for words in ("Asha Mwangi", "a request of theirs", ticket.reference, "Fatuma Ali", "who looked at them"):
        assert words in page


def test_the_officer_sees_whom_a_colleague_looked_at_by_number(officer, fatuma, asha, mama_njeri):
    look(asha, mama_njeri)
    team = officer.get("/desk/privacy/looks/").content.decode()
    where = f"/desk/privacy/looks/staff/{asha.pk}/"

    assert where in team
    page = officer.get(where).content.decode()
    assert f"Person {mama_njeri.pk}" in page
    assert "Njeri" not in page
    last = Event.objects.filter(kind=LOOKED).latest("id")
    assert (last.actor_id, last.subject_id, last.data) == (fatuma.pk, asha.pk, {"screen": "looks"})


def test_only_the_days_asked_for_are_shown(officer, asha, mama_njeri, baraka_the_stranger):
    moved(look(asha, mama_njeri), days=40)
    look(asha, baraka_the_stranger)
    where = f"/desk/privacy/looks/staff/{asha.pk}/"
    week_ago = (clock.now() - timedelta(days=7)).date()

    recent = officer.get(where, {"since": str(week_ago)}).content.decode()
    old = officer.get(where, {"until": str(week_ago)}).content.decode()
    assert (f"Person {mama_njeri.pk}<" in recent, f"Person {mama_njeri.pk}<" in old) == (False, True)
    assert (f"Person {baraka_the_stranger.pk}<" in recent, f"Person {baraka_the_stranger.pk}<" in old) == (True, False)


def test_pages_of_one_colleague_follow_the_moments_and_miss_none(officer, asha, mama_njeri):
    first = look(asha, mama_njeri)
    Event.objects.bulk_create(
        Event(
            kind=LOOKED, occurred_at=first.occurred_at - timedelta(minutes=number // 3), actor_kind="staff",
            actor_id=asha.pk, subject_kind="person", subject_id=mama_njeri.pk, data={"screen": "shop"},
        )
        for number in range(60, 0, -1)
    )  # fmt: skip
    newer, before = looks.by(asha.pk, looks.Span())
    older, last = looks.by(asha.pk, looks.Span(), before)
    seen = [(each.when, each.id) for each in (*newer, *older)]

    assert (len(newer), len(older), last) == (50, 11, None)
    assert seen == sorted(seen, reverse=True) and len(set(seen)) == 61


@pytest.mark.parametrize("typed", ["\0", "31-31-31", "9999-12-31", "0001-01-01", "🙂", "x" * 5000])
def test_any_day_and_any_page_may_be_asked_for(typed, officer, mama_njeri):
    where = f"/desk/privacy/looks/people/{mama_njeri.pk}/"

    assert officer.get(where, {"since": typed, "until": typed, "before": typed}).status_code == 200


def test_many_looks_cost_as_many_queries_as_few(officer, asha, joseph, mama_njeri, django_assert_max_num_queries):
    first = look(asha, mama_njeri)
    rows = [
        Event(
            kind=LOOKED, occurred_at=first.occurred_at, actor_kind="staff", actor_id=by.pk,
            subject_kind="person", subject_id=mama_njeri.pk, data={"screen": "person"},
        )
        for by in (asha, joseph) * 30
    ]  # fmt: skip
    Event.objects.bulk_create(rows)
    where = f"/desk/privacy/looks/people/{mama_njeri.pk}/"

    officer.get(where)
    with django_assert_max_num_queries(14):
        page = officer.get(where).content.decode()
    assert page.count("<time") == 50
    older = page[page.index("before=") + 7 :].split('"')[0]
    assert officer.get(where, {"before": older}).content.decode().count("<time") == 12


def test_who_was_never_of_the_team_has_no_page_of_looks(officer, mama_njeri):
    assert officer.get(f"/desk/privacy/looks/staff/{mama_njeri.pk}/").status_code == 404


def test_who_leads_the_team_does_not_see_it(joseph, sign_in, mama_njeri):
    assert sign_in(joseph).get(f"/desk/privacy/looks/people/{mama_njeri.pk}/").status_code == 404
