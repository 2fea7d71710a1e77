import pytest

from helpcentre.domain.tickets.models import TicketLink


@pytest.fixture
def at(ticket):
    return f"/desk/tickets/{ticket.reference}/"


def test_an_agent_takes_it_gives_it_on_and_puts_it_back(desk, at, ticket, asha, joseph):
    for wanted, expected in (("me", asha), (str(joseph.pk), joseph), ("", None)):
        assert desk.post(f"{at}assignment/", {"assignee": wanted})["Location"] == at
        ticket.refresh_from_db()
        assert ticket.assignee == expected


@pytest.mark.parametrize("wanted", ["999999", "²", "-1", "x", "9" * 5000])
def test_it_is_given_to_nobody_who_does_not_exist(desk, at, wanted):
    assert desk.post(f"{at}assignment/", {"assignee": wanted}).status_code == 404


def test_it_is_not_given_to_a_customer(desk, at, ticket, mama_njeri):
    assert desk.post(f"{at}assignment/", {"assignee": mama_njeri.pk}).status_code == 404
    ticket.refresh_from_db()
    assert ticket.assignee is None


def test_it_is_closed_and_opened_again_and_twice_changes_nothing(desk, at, ticket):
    for form, status in (({}, "closed"), ({}, "closed"), ({"undo": "1"}, "open"), ({"undo": "1"}, "open")):
        assert desk.post(f"{at}closure/", form)["Location"] == at
        ticket.refresh_from_db()
        assert ticket.status == status


def test_its_private_links_stop(desk, at, ticket):
    for _ in range(2):
        assert desk.post(f"{at}links/revocation/")["Location"] == at
    assert not TicketLink.objects.filter(ticket=ticket, revoked_at=None).exists()
    assert "Stopped." in desk.get(at).content.decode()


@pytest.mark.parametrize("deed", ["assignment/", "closure/", "links/revocation/"])
def test_over_htmx_a_deed_answers_with_the_changed_parts(desk, at, deed, htmx):
    answer = desk.post(f"{at}{deed}", headers=htmx)

    assert answer.status_code == 200
    assert 'id="subject"' in answer.content.decode()
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize("deed", ["assignment/", "closure/", "links/revocation/"])
def test_the_standard_questions(desk, sign_in, aisha, baraka_the_stranger, client, at, ticket, deed):
    assert desk.get(f"{at}{deed}").status_code == 405
    assert client.post(f"{at}{deed}").status_code == 302
    assert sign_in(aisha).post(f"{at}{deed}").status_code == 404
    assert sign_in(baraka_the_stranger).post(f"{at}{deed}").status_code == 404
    assert desk.post(f"/desk/tickets/DK-999999/{deed}").status_code == 404
    ticket.refresh_from_db()
    assert (ticket.status, ticket.assignee) == ("open", None)
    assert TicketLink.objects.filter(ticket=ticket, revoked_at=None).exists()
