"""Closing somebody's account from their page."""

import pytest

from helpcentre.domain.privacy.models import Cause, Erasure


@pytest.fixture
def officer(fatuma, sign_in):
    return sign_in(fatuma)


def test_what_follows_is_shown_and_the_account_is_closed_only_when_said_so(officer, mama_njeri, ticket):
    where = f"/desk/people/{mama_njeri.pk}/closing/"
    assert where in officer.get(f"/desk/people/{mama_njeri.pk}/").content.decode()
    assert "your name" in officer.get(where).content.decode()
    assert officer.post(where).status_code == 422
    assert not Erasure.objects.exists()

    answer = officer.post(where, {"sure": "on"})

    made = Erasure.objects.get()
    assert (made.cause, made.person, made.started_at) == (Cause.CLOSED, mama_njeri, None)
    assert answer["Location"] == officer.get(where)["Location"] == f"/desk/privacy/erasures/{made.pk}/"
    officer.post(where, {"sure": "on"})
    assert Erasure.objects.count() == 1


def test_a_colleague_must_leave_the_team_first(officer, asha):
    assert f"/desk/people/{asha.pk}/closing/" not in officer.get(f"/desk/people/{asha.pk}/").content.decode()
    answer = officer.post(f"/desk/people/{asha.pk}/closing/", {"sure": "on"})
    assert answer.status_code == 422
    assert not Erasure.objects.exists()


def test_who_is_not_there_is_not_found(officer, db):
    assert officer.get("/desk/people/999999/closing/").status_code == 404


def test_who_answers_tickets_sees_no_button_and_no_page(desk, mama_njeri):
    where = f"/desk/people/{mama_njeri.pk}/closing/"
    assert where not in desk.get(f"/desk/people/{mama_njeri.pk}/").content.decode()
    assert desk.post(where, {"sure": "on"}).status_code == 404
