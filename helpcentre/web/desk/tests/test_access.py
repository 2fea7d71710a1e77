import pytest
from django.urls import URLResolver

from helpcentre.domain.people import actions
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk import urls

PAGES = ["/desk/", "/desk/notifications/", "/desk/you/", "/desk/promises/", "/desk/counts/"]
AGENTS_PAGES = ["/desk/search/", "/desk/tickets/new/"]


@pytest.mark.parametrize("page", PAGES + AGENTS_PAGES)
def test_an_agent_gets_in(desk, page):
    assert desk.get(page).status_code == 200


@pytest.mark.parametrize("page", [*PAGES, *AGENTS_PAGES, "/desk/outbox/"])
def test_who_is_not_signed_in_is_sent_to_the_door_and_back_afterwards(client, page):
    answer = client.get(f"{page}?q=1")

    assert answer.status_code == 302
    assert answer["Location"] == f"/desk/sign-in/?next={page}%3Fq%3D1"


@pytest.mark.parametrize("page", [*PAGES, *AGENTS_PAGES, "/desk/outbox/"])
def test_a_customer_finds_nothing_there(sign_in, baraka_the_stranger, page):
    assert sign_in(baraka_the_stranger).get(page).status_code == 404


@pytest.mark.parametrize("page", [*AGENTS_PAGES, "/desk/outbox/", "/desk/live/"])
def test_an_author_finds_no_tickets(sign_in, aisha, page):
    assert sign_in(aisha).get(page).status_code == 404


def test_an_author_is_told_what_there_is(sign_in, aisha):
    assert "does not answer tickets" in sign_in(aisha).get("/desk/").content.decode()


def test_who_left_the_team_finds_nothing(desk, asha, joseph):
    actions.remove_staff(actor=joseph.actor, person=asha)

    assert desk.get("/desk/").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_only_read(desk, page):
    assert desk.post(page).status_code == 405


def test_a_form_sent_after_the_session_ended_leads_to_the_front_of_the_desk(client, ticket):
    answer = client.post(f"/desk/tickets/{ticket.reference}/closure/")

    assert answer["Location"] == "/desk/sign-in/?next=/desk/"


def test_a_fragment_asked_for_after_the_session_ended_moves_the_whole_page(client, htmx, db):
    assert client.get("/desk/", headers=htmx)["HX-Redirect"] == "/desk/sign-in/"


def test_no_cache_keeps_a_page(desk):
    assert desk.get("/desk/")["Cache-Control"] == "private, no-store"


def test_the_desk_speaks_the_language_of_who_sits_at_it(sign_in, asha, rehema):
    assert '<html lang="en"' in sign_in(asha).get("/desk/").content.decode()
    assert '<html lang="sw"' in sign_in(rehema).get("/desk/").content.decode()


def views(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns)
        else:
            yield pattern.callback


def test_every_view_declares_who_may_come_and_how():
    for view in views(urls.urlpatterns):
        assert view.methods
        assert view.access == "public" or view.access.removeprefix("staff:") in set(Permission)
