import pytest

from helpcentre.base.inventory.registry import cookies
from helpcentre.base.promises import clauses
from helpcentre.base.promises.controls import State


@pytest.mark.parametrize("page", ["contact/", "privacy/", "privacy/promises/", "privacy/cookies/"])
@pytest.mark.parametrize("language", ["en", "sw"])
def test_anybody_may_read_what_we_say_of_ourselves(phone, language, page):
    assert phone.get(f"/{language}/{page}").status_code == 200
    assert phone.post(f"/{language}/{page}").status_code == 405


def test_every_promise_is_on_the_page(phone):
    page = phone.get("/en/privacy/promises/").content.decode()
    for promise in clauses.ALL:
        assert f'id="{promise.id}"' in page


def test_a_promise_nothing_watches_is_not_called_kept(phone):
    counts = {count.state: count.number for count in phone.get("/en/privacy/promises/").context["counts"]}
    assert counts[State.KEPT] == counts[State.BROKEN] == 0
    assert sum(counts.values()) == len(clauses.ALL)


def test_every_declared_cookie_is_listed(phone):
    page = phone.get("/en/privacy/cookies/").content.decode()
    for cookie in cookies():
        assert f">{cookie.name}</h2>" in page


def test_the_policy_says_what_is_held(phone):
    assert "your e-mail address" in phone.get("/en/privacy/").content.decode()


def test_contact_shows_the_addresses_the_operator_set_and_invents_none(phone, settings):
    settings.SUPPORT_EMAIL, settings.SUPPORT_PHONE = "help@duka.example", "+254 20 555 0100"
    page = phone.get("/en/contact/").content.decode()
    assert "mailto:help@duka.example" in page
    assert "tel:+254205550100" in page
    settings.SUPPORT_EMAIL = settings.SUPPORT_PHONE = ""
    page = phone.get("/en/contact/").content.decode()
    assert "mailto:" not in page
    assert "tel:" not in page
