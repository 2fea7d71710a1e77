"""An incident stands on every page until it is over."""

import uuid
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from helpcentre.base.core.actor import Actor
from helpcentre.base.core.remembered import forget_all
from helpcentre.base.front import marks
from helpcentre.domain.knowledge import announcements
from helpcentre.domain.knowledge.actions import announce
from helpcentre.domain.knowledge.models import Announcement

pytestmark = pytest.mark.django_db
KEPT = ["/en/", "/en/contact/", "/en/privacy/cookies/", "/en/announcements/"]
MADE = ["/en/privacy/", "/en/tickets/new/", "/en/tickets/", "/en/search/?q=pesa", "/accounts/code/", "/en/nowhere/"]


def incident(title: str = "Receipts come late", **facts: Any) -> Announcement:
    row = announce(actor=Actor.system(), **{"language": "en", "title": title, "kind": "incident", **facts})
    forget_all()  # a second has passed
    return row


def banner(browser: Client, path: str, language: str = "en") -> str:
    page = browser.get(path, HTTP_ACCEPT_LANGUAGE=language).content.decode()
    return page.partition('<div class="banner" role="status"')[2].partition("</div>")[0]


@pytest.mark.parametrize("path", KEPT + MADE)
def test_it_stands_on_kept_pages_on_made_ones_and_on_faults(phone: Client, path: str) -> None:
    row = incident()
    assert f'href="/en/announcements/{row.pk}/"' in banner(phone, path)
    assert '<b lang="en">Receipts come late</b>' in banner(phone, path)


def test_without_one_there_is_no_banner(phone: Client) -> None:
    announce(actor=Actor.system(), language="en", title="New reports")
    assert banner(phone, "/en/") == ""


def test_it_speaks_the_readers_language_else_the_other_and_says_which(phone: Client) -> None:
    key = uuid.uuid4()
    incident(translation_key=key)
    assert '<b lang="en">Receipts come late</b>' in banner(phone, "/sw/")
    incident("Risiti zinachelewa", language="sw", translation_key=key)
    assert '<b lang="sw">Risiti zinachelewa</b>' in banner(phone, "/sw/")
    assert banner(phone, "/sw/").count("<li>") == 1


def test_it_goes_when_it_is_taken_back(phone: Client) -> None:
    row = incident()
    row.unpublish()
    forget_all()
    assert banner(phone, "/en/") == banner(phone, "/en/tickets/new/") == ""


def test_three_at_most_the_newest_first(phone: Client) -> None:
    for number in range(5):
        incident(f"Fault {number}")
    shown = banner(phone, "/en/")
    assert [f"Fault {number}" in shown for number in range(5)] == [False, False, True, True, True]
    assert shown.index("Fault 4") < shown.index("Fault 2")


def test_its_own_page_does_not_repeat_it(phone: Client) -> None:
    row = incident()
    other = incident("Cards are slow")
    shown = banner(phone, f"/en/announcements/{row.pk}/")
    assert (f"/{row.pk}/" in shown, f"/{other.pk}/" in shown) == (False, True)


def test_every_kept_page_is_dropped_when_an_announcement_changes(phone: Client, answers: Any) -> None:
    for path in ("/en/", "/en/contact/", "/en/articles/refund/", "/en/topics/payments/", "/en/privacy/cookies/"):
        mark = marks.read(phone.get(path)[marks.HEADER])
        assert mark is not None
        assert "announcement.changed" in mark.kinds, path


def test_a_page_that_will_be_kept_never_believes_the_memory(phone: Client) -> None:
    phone.get("/en/tickets/new/")  # the memory says: nothing is wrong
    announce(actor=Actor.system(), language="en", title="Receipts come late", kind="incident")
    assert "Receipts come late" in banner(phone, "/en/")


def test_pages_that_are_not_kept_ask_once_a_second(phone: Client, django_assert_num_queries: Any) -> None:
    phone.get("/en/contact/?from=menu")
    with django_assert_num_queries(0):
        phone.get("/en/contact/?from=menu")


def test_staff_see_it_at_the_desk(asha: Any) -> None:
    incident()
    desk = Client()
    desk.force_login(asha)
    page = desk.get("/desk/").content.decode()
    assert "Receipts come late" in page
    assert page.count('role="status"') >= 1


def test_a_fault_of_ours_asks_the_database_nothing(phone: Client, django_assert_num_queries: Any) -> None:
    from django.test import RequestFactory

    from helpcentre.web.portal.errors.views import server_error

    with django_assert_num_queries(0):
        assert server_error(RequestFactory().get("/en/")).status_code == 500


def test_a_page_that_is_not_there_says_so_without_a_database_too(phone: Client, monkeypatch: Any) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError("the database is away")

    monkeypatch.setattr(announcements, "incidents", away)
    answer = phone.get("/en/nowhere/")
    assert answer.status_code == 404
    assert b"<h1" in answer.content
