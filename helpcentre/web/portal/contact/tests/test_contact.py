import pytest


@pytest.fixture
def reachable(settings):
    settings.SUPPORT_EMAIL, settings.SUPPORT_PHONE = "help@duka.example", "+254 700 000 001"
    settings.PRIVACY_EMAIL = "privacy@duka.example"


@pytest.mark.parametrize("code", ["en", "sw"])
def test_anybody_finds_every_way_to_reach_the_team(phone, reachable, code):
    page = phone.get(f"/{code}/contact/").content.decode()
    for way in (
        "mailto:help@duka.example",
        "tel:+254700000001",
        "mailto:privacy@duka.example",
        f"/{code}/tickets/new/",
    ):
        assert f'href="{way}"' in page


@pytest.mark.parametrize(("code", "words"), [("en", "Keep your PIN"), ("sw", "Usimpe mtu PIN")])
def test_it_says_what_to_have_at_hand_and_what_to_keep_to_oneself(phone, code, words):
    assert words in phone.get(f"/{code}/contact/").content.decode()


def test_a_way_that_the_operator_did_not_name_is_not_shown(phone, settings):
    settings.SUPPORT_EMAIL = settings.SUPPORT_PHONE = settings.PRIVACY_EMAIL = ""
    page = phone.get("/en/contact/").content.decode()
    assert "mailto:" not in page
    assert "tel:" not in page


def test_contact_takes_no_post(phone):
    assert phone.post("/en/contact/").status_code == 405
