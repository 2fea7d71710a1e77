from datetime import timedelta

import pytest
import time_machine

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.people import actions


@pytest.fixture
def token(asha):
    return actions.make_sign_in_link(actor=Actor.system(), person=asha)


def test_the_door_leads_to_a_code_by_mail_and_then_to_where_they_wanted_to_go(client, db):
    page = client.get("/desk/sign-in/?next=/desk/you/").content.decode()

    assert "/accounts/login/?next=/desk/you/" in page


@pytest.mark.parametrize(
    "target", ["https://evil.example/desk/", "//evil.example/desk/", "/en/", "/desk\\..//evil.example"]
)
def test_the_door_leads_nowhere_else(client, db, target):
    page = client.get("/desk/sign-in/", {"next": target}).content.decode()

    assert "evil.example" not in page
    assert "?next=/desk/" in page


def test_who_is_in_already_goes_on(desk):
    assert desk.get("/desk/sign-in/?next=/desk/you/")["Location"] == "/desk/you/"


def test_a_customer_is_told_who_they_are(sign_in, baraka_the_stranger):
    page = sign_in(baraka_the_stranger).get("/desk/sign-in/")

    assert page.status_code == 200
    assert "not on the support team" in page.content.decode()


def test_opening_the_one_time_link_uses_nothing_up(client, token):
    for _ in range(2):
        page = client.get(f"/desk/link/{token}/")
        assert page.status_code == 200
        assert "Welcome, Asha" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_pressing_the_button_signs_in(client, token):
    assert client.post(f"/desk/link/{token}/")["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_the_link_works_once(client, token):
    client.post(f"/desk/link/{token}/")
    client.post("/desk/sign-out/")

    assert client.post(f"/desk/link/{token}/").status_code == 404
    assert "no longer works" in client.get(f"/desk/link/{token}/").content.decode()


def test_a_link_ends_after_a_day(client, token):
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert client.get(f"/desk/link/{token}/").status_code == 404


def test_an_unknown_link_is_missing(client, db):
    assert client.get("/desk/link/nothing/").status_code == 404


def test_the_link_of_somebody_who_left_is_missing(client, token, asha, joseph):
    actions.remove_staff(actor=joseph.actor, person=asha)

    assert client.post(f"/desk/link/{token}/").status_code == 404


def test_the_link_is_opened_or_pressed_and_nothing_else(client, token):
    assert client.put(f"/desk/link/{token}/").status_code == 405


def test_signing_out_ends_the_session_and_twice_is_no_mistake(desk):
    for _ in range(2):
        assert desk.post("/desk/sign-out/")["Location"] == "/desk/sign-in/"
    assert desk.get("/desk/").status_code == 302


def test_signing_out_is_a_press_not_an_address(desk):
    assert desk.get("/desk/sign-out/").status_code == 405
