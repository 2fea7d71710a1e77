"""The list, the page of each, the feed, and the small list on the front page."""

import uuid
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge.actions import announce
from helpcentre.domain.knowledge.models import Announcement

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def tell(title: str = "New reports", **facts: Any) -> Announcement:
    return announce(actor=Actor.system(), **{"language": "en", "title": title, **facts})


def pair(**facts: Any) -> tuple[Announcement, Announcement]:
    key = uuid.uuid4()
    return (
        tell("New reports", translation_key=key, **facts),
        tell("Ripoti mpya", language="sw", translation_key=key, **facts),
    )


def test_with_nothing_to_announce_the_list_says_so(phone: Client) -> None:
    assert "Nothing to announce" in phone.get("/en/announcements/").content.decode()
    assert "Hakuna tangazo" in phone.get("/sw/announcements/").content.decode()


def test_the_newest_stands_first_and_leads_to_its_page(phone: Client) -> None:
    tell("Older news")
    newer = tell("Newer news", body="Open **Reports**.")
    page = phone.get("/en/announcements/").content.decode()
    assert page.index("Newer news") < page.index("Older news")
    assert f'href="/en/announcements/{newer.pk}/"' in page
    assert "<strong>Reports</strong>" in phone.get(f"/en/announcements/{newer.pk}/").content.decode()


def test_each_is_listed_once_in_the_readers_language(phone: Client) -> None:
    pair()
    english, swahili = (phone.get(f"/{code}/announcements/").content.decode() for code in ("en", "sw"))
    assert ("New reports" in english, "Ripoti mpya" in english) == (True, False)
    assert ("New reports" in swahili, "Ripoti mpya" in swahili) == (False, True)


def test_what_is_written_in_one_language_only_is_shown_in_it_and_says_so(phone: Client) -> None:
    only = tell("New reports", body="Look.")
    assert '<b lang="en">New reports</b>' in phone.get("/sw/announcements/").content.decode()
    page = phone.get(f"/sw/announcements/{only.pk}/").content.decode()
    assert '<h1 lang="en">New reports</h1>' in page
    assert '<html lang="sw">' in page


def test_the_address_of_the_other_language_leads_to_the_translation(phone: Client) -> None:
    english, swahili = pair()
    answer = phone.get(f"/sw/announcements/{english.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/sw/announcements/{swahili.pk}/")
    assert f'href="/sw/announcements/{swahili.pk}/"' in phone.get(f"/en/announcements/{english.pk}/").content.decode()


def test_a_draft_a_scheduled_one_and_one_past_its_time_are_unknown(phone: Client) -> None:
    draft = Announcement.objects.create(language="en", title="Hush", live=False)
    later = tell("Not yet", go_live_at=timezone.now() + timedelta(days=1))
    past = tell("Too late")
    Announcement.objects.filter(pk=past.pk).update(expire_at=clock.now() - timedelta(seconds=1))
    page = phone.get("/en/announcements/").content.decode()
    for row, title in ((draft, "Hush"), (later, "Not yet"), (past, "Too late")):
        assert phone.get(f"/en/announcements/{row.pk}/").status_code == 404
        assert title not in page


@pytest.mark.parametrize("number", ["0", "999999", str(2**63), "9" * 400])
def test_a_number_that_is_none_is_not_found(phone: Client, number: str) -> None:
    assert phone.get(f"/en/announcements/{number}/").status_code == 404


def test_hostile_words_are_shown_and_do_nothing(phone: Client) -> None:
    row = tell("<script>alert(1)</script> 🎉 \u202eabc", body="<img src=x onerror=alert(1)>[x](javascript:alert(1))")
    for path in ("/en/announcements/", f"/en/announcements/{row.pk}/", "/en/announcements/feed/", "/en/"):
        page = phone.get(path).content.decode()
        assert "<script>alert" not in page
        assert "onerror" not in page
        assert "javascript:" not in page


def test_a_link_to_an_article_leads_there_from_any_page(phone: Client) -> None:
    row = tell(body="[Read this](daily-close#h-cash)")
    assert 'href="/en/articles/daily-close/#h-cash"' in phone.get(f"/en/announcements/{row.pk}/").content.decode()


def test_the_feed_is_atom_with_an_entry_for_each(phone: Client) -> None:
    english, _ = pair(body="Open **Reports**.")
    answer = phone.get("/en/announcements/feed/")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "New reports"
    assert entry.findtext(f"{ATOM}summary") == "Open Reports."
    assert entry.findtext(f"{ATOM}id", "").endswith(f"/en/announcements/{english.pk}/")


def test_an_empty_feed_is_a_feed(phone: Client) -> None:
    assert ElementTree.fromstring(phone.get("/sw/announcements/feed/").content).tag == f"{ATOM}feed"


def test_the_front_page_shows_the_three_newest(phone: Client) -> None:
    assert 'href="/en/announcements/">All' not in phone.get("/en/").content.decode()
    for number in range(4):
        tell(f"News {number}")
    page = phone.get("/en/").content.decode()
    assert [f"News {number}" in page for number in range(4)] == [False, True, True, True]


@pytest.mark.parametrize("path", ["/en/announcements/", "/en/announcements/1/", "/en/announcements/feed/"])
def test_they_are_for_reading(phone: Client, path: str) -> None:
    assert phone.post(path).status_code == 405
