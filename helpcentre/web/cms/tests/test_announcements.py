"""Writing announcements in /cms/: the two languages as one, by mail or not, the preview."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge.actions import announce
from helpcentre.domain.knowledge.models import Announcement
from helpcentre.web.cms import drawing

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work(aisha: Any) -> Client:
    browser = Client()
    browser.force_login(aisha)
    return browser


@pytest.fixture
def english() -> Announcement:
    return announce(actor=Actor.system(), language="en", title="New reports")


def publish(browser: Client, path: str, **changes: Any) -> Any:
    form = {"language": "sw", "kind": "news", "title": "Ripoti mpya", "body": "Fungua **Ripoti**.", **changes}
    return browser.post(path, form | {"action-publish": "action-publish"})


def test_an_author_announces_by_mail(at_work: Client) -> None:
    assert publish(at_work, reverse("wagtailsnippets_knowledge_announcement:add"), by_mail="on").status_code == 302
    row = Announcement.objects.get()
    assert (row.live, row.by_mail, row.title) == (True, True, "Ripoti mpya")


def test_what_says_the_same_is_told_as_one(at_work: Client, english: Announcement) -> None:
    publish(at_work, reverse("wagtailsnippets_knowledge_announcement:add"), same_as=english.pk)
    assert Announcement.objects.get(language="sw").translation_key == english.translation_key


def test_and_no_longer_when_the_author_says_so(at_work: Client, english: Announcement) -> None:
    publish(at_work, reverse("wagtailsnippets_knowledge_announcement:add"), same_as=english.pk)
    row = Announcement.objects.get(language="sw")
    publish(at_work, reverse("wagtailsnippets_knowledge_announcement:edit", args=[row.pk]), same_as="")
    row.refresh_from_db()
    assert row.translation_key != english.translation_key


def test_one_of_the_same_language_is_refused(at_work: Client, english: Announcement) -> None:
    answer = publish(at_work, reverse("wagtailsnippets_knowledge_announcement:add"), language="en", same_as=english.pk)
    assert answer.status_code == 200
    assert Announcement.objects.count() == 1


def test_the_preview_is_the_page_that_the_public_would_see(rf: Any) -> None:
    draft = Announcement(language="sw", title="Ripoti mpya", body="Fungua **Ripoti**.", live=False)
    request = rf.get("/cms/")
    page = drawing.announcement(draft, request).content.decode()
    assert '<html lang="sw"' in page
    assert ">Ripoti mpya</h1>" in page
    assert "<strong>Ripoti</strong>" in page
