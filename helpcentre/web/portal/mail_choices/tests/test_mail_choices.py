"""Choosing which mail comes: after sign-in, by the link in a mail, and by the one click of a mail program."""

import pytest

from helpcentre.domain.people import consents, mail_links
from helpcentre.domain.people.actions import record_consent
from helpcentre.domain.people.consents import WORDS, Words
from helpcentre.domain.people.models import ConsentEntry, Decision, How, Purpose

HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def link(mama_njeri):
    return f"/sw/privacy/mail/{mail_links.token(mama_njeri)}/"


def test_whoever_is_signed_in_sees_what_comes(sign_in, mama_njeri, phone):
    assert phone.get("/en/privacy/mail/").status_code == 302
    assert "Changes of the privacy policy" in sign_in(mama_njeri).get("/en/privacy/mail/").content.decode()


def test_one_click_stops_it_and_a_look_does_not(phone, link, mama_njeri):
    assert phone.get(f"{link}stop/policy/").status_code == 200
    assert consents.wants(mama_njeri, Purpose.POLICY)
    assert phone.post(f"{link}stop/policy/", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not consents.wants(mama_njeri, Purpose.POLICY)
    assert ConsentEntry.objects.get().how == How.ONE_CLICK


def test_it_can_be_wanted_again(phone, link, mama_njeri):
    for wanted in ("no", "yes"):
        assert phone.post(link, {"purpose": "policy", "wanted": wanted}, headers=HERE).status_code == 302
    assert consents.wants(mama_njeri, Purpose.POLICY)
    assert [each.decision for each in ConsentEntry.objects.order_by("id")] == ["withdrawn", "given"]


def test_news_does_not_begin_without_its_own_question(phone, link, mama_njeri):
    phone.post(link, {"purpose": "news", "wanted": "yes"}, headers=HERE)
    assert not ConsentEntry.objects.exists()


def test_a_yes_to_less_waits_for_a_new_yes(phone, link, mama_njeri, monkeypatch):
    facts = {"actor": mama_njeri.actor, "person": mama_njeri, "purpose": Purpose.NEWS, "how": How.PAGE}
    record_consent(decision=Decision.GIVEN, language="sw", **facts)
    monkeypatch.setitem(WORDS, Purpose.NEWS, (*WORDS[Purpose.NEWS], Words(2, WORDS[Purpose.NEWS][0].text, widens=True)))
    assert "Ulikubali pungufu" in phone.get(link).content.decode()
    phone.post(link, {"purpose": "news", "wanted": "yes"}, headers=HERE)
    assert consents.agrees(mama_njeri, Purpose.NEWS)


@pytest.mark.parametrize("path", ["1-" + "0" * 48, "x", "99999999999999999999-a", "1%E2%80%AE"])
def test_a_link_that_is_none_opens_nothing(phone, mama_njeri, path):
    assert phone.get(f"/sw/privacy/mail/{path}/").status_code == 404
    assert phone.post(f"/sw/privacy/mail/{path}/stop/news/").status_code == 404


def test_another_site_cannot_choose_for_her(phone, link, mama_njeri):
    away = {"sec-fetch-site": "cross-site"}
    assert phone.post(link, {"purpose": "policy", "wanted": "no"}, headers=away).status_code == 403
    assert phone.post(f"{link}stop/policy/", headers=away).status_code == 403
    assert consents.wants(mama_njeri, Purpose.POLICY)
