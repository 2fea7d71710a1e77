import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("asks", "gets"),
    [("sw-KE,sw;q=0.9,en;q=0.8", "/sw/"), ("en-GB", "/en/"), ("fr-FR, en;q=0.5", "/en/"), ("fr", "/sw/"), ("", "/sw/")],
)
def test_the_front_door_leads_to_the_language_of_the_browser(asks, gets):
    answer = Client(headers={"accept-language": asks}).get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, gets)
    assert "Accept-Language" in answer.headers["Vary"]


def test_a_language_chosen_before_wins_over_the_browser():
    phone = Client(headers={"accept-language": "en"})
    phone.cookies["language"] = "sw"
    assert phone.get("/").headers["Location"] == "/sw/"


def test_a_broken_language_cookie_is_ignored():
    phone = Client(headers={"accept-language": "en"})
    phone.cookies["language"] = "../../etc"
    assert phone.get("/").headers["Location"] == "/en/"


def test_the_front_door_takes_no_post(db):
    assert Client().post("/").status_code == 405
