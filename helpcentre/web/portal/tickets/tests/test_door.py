from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.models import Ticket

HERE = {"sec-fetch-site": "same-origin"}


def test_a_private_link_becomes_a_cookie_and_a_clean_address(phone, her_link, ticket):
    answer = phone.get(her_link)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/sw/tickets/{ticket.reference}/")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]
    cookie = answer.cookies["ticket_links"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("token", ["1", "1-", "1-00", "x-y", "9" * 40 + "-a", "%00"])
def test_a_link_nobody_was_given_is_missing(phone, ticket, token):
    answer = phone.get(f"/en/t/{token}/")
    assert answer.status_code == 404
    assert "ticket_links" not in answer.cookies


def test_a_cancelled_link_opens_nothing_whatever_the_cookie_says(her_phone, her_link, opened, ticket):
    actions.revoke_links(actor=opened.ticket.requester.actor, ticket=ticket)
    assert her_phone.get(f"/sw/tickets/{ticket.reference}/").status_code == 404
    assert her_phone.get(her_link).status_code == 404


def test_a_link_ends_thirty_days_after_closing(her_phone, ticket, asha):
    actions.close(actor=asha.actor, ticket=ticket)
    page = f"/sw/tickets/{ticket.reference}/"
    assert her_phone.get(page).status_code == 200
    Ticket.objects.update(closed_at=clock.now() - timedelta(days=30, minutes=1))
    assert her_phone.get(page).status_code == 404


@pytest.mark.parametrize("forged", ["", "WzFd:x:y", "[1]", "caf\xe9"])
def test_a_forged_cookie_opens_nothing(phone, ticket, forged):
    phone.cookies["ticket_links"] = forged
    assert phone.get(f"/sw/tickets/{ticket.reference}/").status_code == 404


def test_she_cancels_the_link_and_her_phone_is_out_too(her_phone, ticket):
    answer = her_phone.post(f"/en/tickets/{ticket.reference}/revoke/")
    assert "The private link is cancelled" in answer.content.decode()
    assert her_phone.get(f"/en/tickets/{ticket.reference}/").status_code == 404


def test_signed_in_she_cancels_it_and_stays(sign_in, mama_njeri, ticket, her_link):
    browser = sign_in(mama_njeri)
    assert browser.post(f"/sw/tickets/{ticket.reference}/revoke/").status_code == 302
    assert browser.get(f"/sw/tickets/{ticket.reference}/").status_code == 200
    assert browser.get(her_link).status_code == 404


def test_leaving_the_phone_forgets_links_and_sign_in(sign_in, mama_njeri, ticket, her_link):
    browser = sign_in(mama_njeri)
    browser.get(her_link)
    answer = browser.post("/sw/tickets/forget/", headers=HERE, follow=True)
    assert answer.status_code == 200
    assert browser.get(f"/sw/tickets/{ticket.reference}/").status_code == 404


def test_another_site_cannot_make_a_phone_leave(her_phone, ticket):
    assert her_phone.post("/sw/tickets/forget/", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert her_phone.get(f"/sw/tickets/{ticket.reference}/").status_code == 200


def test_leaving_twice_is_no_mistake(her_phone):
    assert [her_phone.post("/sw/tickets/forget/", headers=HERE).status_code for _ in range(2)] == [302, 302]


def test_a_phone_remembers_twenty_links_and_the_oldest_falls_out():
    from django.http import HttpResponse
    from django.test import RequestFactory

    from helpcentre.web.portal import phone

    request = RequestFactory().get("/")
    for number in range(1, 23):
        response = HttpResponse()
        phone.remember(request, response, number)
        request.COOKIES["ticket_links"] = response.cookies["ticket_links"].value
    assert phone.link_ids(request) == list(range(3, 23))
