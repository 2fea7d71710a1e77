import gzip

import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.base.inventory.registry import cookies
from helpcentre.base.promises import clauses
from helpcentre.base.promises.controls import State
from helpcentre.domain.policy.actions import announce_draft, post_lists, post_starter, start_draft


@pytest.fixture
def posted(db):
    return post_starter(actor=Actor.system())


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


def test_the_policy_says_what_is_held_and_how_each_sentence_is_kept(phone, posted):
    page = phone.get("/en/privacy/").content.decode()
    assert "your e-mail address" in page
    for sentence in (each for part in posted.parts("en") for each in part.sentences):
        assert f'id="{sentence.key}"' in page
        for promise in sentence.promises:
            assert f"?open={promise}#{promise}" in page


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_policy_fits_into_one_flight(phone, posted, language):
    assert len(gzip.compress(phone.get(f"/{language}/privacy/").content, 6)) <= 14_000


def test_the_page_asks_the_same_few_questions_however_many_versions_there_are(
    phone, posted, settings, django_assert_max_num_queries
):
    settings.REGULATOR = "Nobody"
    post_lists(actor=Actor.system())
    with django_assert_max_num_queries(6):
        phone.get("/sw/privacy/")


def test_every_version_stays_with_what_changed(phone, posted, settings):
    settings.REGULATOR = "the Office in Nairobi"
    post_lists(actor=Actor.system())
    assert "the Office in Nairobi" in phone.get("/en/privacy/versions/2/changes/").content.decode()
    first = phone.get("/en/privacy/versions/1/").content.decode()
    assert posted.hashes["en"] in first
    assert "the Office in Nairobi" not in first
    assert phone.get("/sw/privacy/versions/").content.decode().count('id="v') == 2
    assert phone.get("/en/privacy/versions/feed/").content.decode().count("<entry>") == 2


@pytest.mark.parametrize("page", ["versions/3/", "versions/1/changes/", "versions/99999999999999999999/"])
def test_what_is_not_there_is_not_found(phone, posted, page):
    assert phone.get(f"/en/privacy/{page}").status_code == 404


def test_an_announced_draft_is_visibly_not_the_policy(phone, posted):
    announce_draft(actor=Actor.system(), draft_id=start_draft(actor=Actor.system()).pk)
    page = phone.get("/en/privacy/draft/").content.decode()
    assert "This is not the policy." in page
    assert "not yet the policy" in phone.get("/en/privacy/").content.decode()


def test_contact_shows_the_addresses_the_operator_set_and_invents_none(phone, settings):
    settings.SUPPORT_EMAIL, settings.SUPPORT_PHONE = "help@duka.example", "+254 20 555 0100"
    page = phone.get("/en/contact/").content.decode()
    assert "mailto:help@duka.example" in page
    assert "tel:+254205550100" in page
    settings.SUPPORT_EMAIL = settings.SUPPORT_PHONE = ""
    page = phone.get("/en/contact/").content.decode()
    assert "mailto:" not in page
    assert "tel:" not in page
