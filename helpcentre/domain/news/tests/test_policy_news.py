"""A changed policy is told on every page for two weeks."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import announcements
from helpcentre.domain.knowledge.actions import announce
from helpcentre.domain.news.actions.policy_news import announce_policy
from helpcentre.domain.policy.actions import post_lists, post_starter

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()


def test_the_first_version_is_no_change() -> None:
    version = post_starter(actor=SYSTEM)
    assert version is not None
    assert announce_policy(actor=SYSTEM, version_id=version.pk) == []


def test_a_change_stands_on_every_page_in_both_languages_and_then_goes(settings: Any, later: Any) -> None:
    post_starter(actor=SYSTEM)
    settings.REGULATOR = "Somebody new"
    version = post_lists(actor=SYSTEM)
    assert version is not None
    assert len(announce_policy(actor=SYSTEM, version_id=version.pk)) == 2
    assert announce_policy(actor=SYSTEM, version_id=version.pk) == []
    cache.clear()
    assert "Sera yetu ya faragha imebadilika" in Client().get("/sw/contact/").content.decode()
    assert [each.title for each in announcements.incidents("en", anew=True)] == ["Our privacy policy has changed"]
    shown = Client().get(f"/en/announcements/{announcements.incidents('en', anew=True)[0].id}/").content.decode()
    assert "/en/privacy/versions/2/changes/" in shown
    later(days=15)
    assert announcements.incidents("en", anew=True) == []


def test_only_the_newest_change_stands_and_never_before_what_goes_wrong(settings: Any) -> None:
    post_starter(actor=SYSTEM)
    announce(actor=SYSTEM, language="en", title="Receipts come late", kind="incident")
    for name in ("One", "Two", "Three", "Four", "Five"):
        settings.REGULATOR = name
        version = post_lists(actor=SYSTEM)
        assert version is not None
        announce_policy(actor=SYSTEM, version_id=version.pk)
    shown = announcements.incidents("en", anew=True)
    assert [each.title for each in shown] == ["Receipts come late", "Our privacy policy has changed"]
