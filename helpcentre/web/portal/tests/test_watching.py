"""The controls of the policy and of cookies: kept here, and red when what they watch is broken from outside."""

import json

import pytest
from django.db import connection

from helpcentre.base.core.actor import Actor
from helpcentre.base.front import wishes
from helpcentre.base.front.cache import PageCache
from helpcentre.base.front.entry import Entry
from helpcentre.base.inventory.registry import inventory
from helpcentre.base.promises.controls import State
from helpcentre.domain.policy.actions import announce_draft, post_starter, start_draft
from helpcentre.domain.policy.models import PolicyAcceptance, PolicyVersion
from helpcentre.web.portal.search import tally
from helpcentre.web.portal.watching import cookies, policy

HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def posted(db):
    return post_starter(actor=Actor.system())


def state(observe):
    found = observe()
    return found.state, {str(label): value for label, value in found.evidence}


def test_without_a_policy_nothing_is_proved(db):
    assert policy.the_policy_stands_on_one_page().state is State.UNPROVEN
    assert policy.versions_are_in_force_and_unchanged().state is State.UNPROVEN


@pytest.mark.parametrize(
    "observe",
    [
        policy.the_policy_stands_on_one_page,
        policy.versions_are_in_force_and_unchanged,
        cookies.no_cookie_is_unlisted_or_early,
        cookies.traffic_is_measured_without_cookies,
        cookies.choices_are_remembered,
        cookies.browsers_that_ask_are_not_counted,
    ],
)
def test_a_house_in_order_keeps_its_word(posted, answers, observe):
    assert state(observe)[0] is State.KEPT, state(observe)


def test_a_version_edited_in_the_database_turns_red(posted):
    sections = posted.sections
    sections[0]["sentences"][0]["text"]["sw"] = "Hakuna sera."
    with connection.cursor() as cursor:
        cursor.execute("UPDATE policy_policyversion SET sections = %s", [json.dumps(sections)])
    found, evidence = state(policy.versions_are_in_force_and_unchanged)
    assert found is State.BROKEN
    assert evidence["Versions whose seal does not fit"] == [1]


def test_an_acceptance_of_other_words_turns_red(posted, mama_njeri):
    PolicyAcceptance.objects.create(person=mama_njeri, version=posted, language="sw", text_hash="0" * 64, act="reply")
    assert state(policy.versions_are_in_force_and_unchanged)[0] is State.BROKEN


def test_a_version_taken_away_turns_red(posted, settings):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM policy_policyversion")
    PolicyVersion.objects.create(number=2, sections=[], seal="x")
    assert state(policy.versions_are_in_force_and_unchanged)[0] is State.BROKEN


def test_a_changed_setting_that_was_not_posted_turns_red(posted, settings):
    settings.CONTROLLER = "Somebody else Ltd"
    assert state(policy.versions_are_in_force_and_unchanged)[0] is State.BROKEN


def test_an_announced_draft_changes_nothing(posted):
    announce_draft(actor=Actor.system(), draft_id=start_draft(actor=Actor.system()).pk)
    assert state(policy.versions_are_in_force_and_unchanged)[0] is State.KEPT


def test_a_cookie_nobody_declared_turns_red(posted, monkeypatch):
    monkeypatch.delitem(inventory.cookie_list, "csrf")
    found, evidence = state(cookies.no_cookie_is_unlisted_or_early)
    assert (found, evidence["Cookies that stand in no list"]) == (State.BROKEN, "csrf")


def test_counting_whoever_asked_not_to_be_turns_red(posted, monkeypatch):
    monkeypatch.setattr(tally, "not_counted", lambda request: False)
    assert state(cookies.browsers_that_ask_are_not_counted)[0] is State.BROKEN


@pytest.mark.parametrize(
    ("headers", "quiet"),
    [([(b"sec-gpc", b"1")], True), ([(b"dnt", b"1")], True), ([(b"dnt", b"0")], False), ([], False)],
)
def test_the_front_does_not_count_whoever_asks_not_to_be(headers, quiet):
    assert wishes.not_counted(headers) is quiet
    cache = PageCache(1_000_000)
    key = (b"/sw/articles/x/", ("", ""))
    cache.put(key, Entry(b"<p>x</p>", [(b"content-type", b"text/html")], kinds=frozenset({"x.y"}), for_ever=False), 0)
    assert cache.get(key, counted=not wishes.not_counted(headers)) is not None
    assert cache.served[key[0]] == (0 if quiet else 1)


def test_the_sign_that_we_obey_is_where_browsers_look(phone):
    answer = phone.get("/.well-known/gpc.json")
    assert answer.json()["gpc"] is True
    assert not answer.cookies


def test_a_language_is_kept_when_it_is_chosen(phone):
    answer = phone.post("/sw/preferences/", {"language": "en"}, headers=HERE)
    assert (answer.cookies["language"].value, answer.headers["Location"]) == ("en", "/en/preferences/")
    assert not phone.get("/sw/preferences/").cookies
