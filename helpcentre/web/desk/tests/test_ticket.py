import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core.remembered import forget_all
from helpcentre.base.events.models import Event
from helpcentre.domain.people.events import PERSON_RECORD_VIEWED
from helpcentre.domain.tickets import actions


@pytest.fixture
def page(ticket):
    return f"/desk/tickets/{ticket.reference}/"


def looks():
    return Event.objects.filter(kind=PERSON_RECORD_VIEWED.name).count()


def test_it_shows_the_conversation_the_person_and_the_shop(desk, page):
    shown = desk.get(page).content.decode()

    for words in (
        "Mteja amelipa leo asubuhi",
        "Njeri Kamau",
        "Mama Njeri Stores",
        "+254 712 345678",
        "Your look at this",
    ):
        assert words in shown


@pytest.mark.parametrize("reference", ["DK-999999", "nonsense", "DK-1", "dk 17%00"])
def test_an_unknown_reference_is_missing(desk, reference):
    assert desk.get(f"/desk/tickets/{reference}/").status_code == 404


def test_a_stranger_finds_nothing_even_the_requester(sign_in, mama_njeri, baraka_the_stranger, page):
    assert sign_in(baraka_the_stranger).get(page).status_code == 404
    assert sign_in(mama_njeri).get(page).status_code == 404


def test_an_author_finds_nothing(sign_in, aisha, page):
    assert sign_in(aisha).get(page).status_code == 404


def test_the_page_is_only_read(desk, page):
    assert desk.post(page).status_code == 405


def test_a_look_is_logged_once_in_a_quarter_of_an_hour(desk, page):
    desk.get(page)
    desk.get(page)

    assert looks() == 1


def test_the_refreshing_of_an_open_page_is_no_new_look(desk, page, htmx):
    desk.get(page)
    desk.get(page, headers=htmx)

    assert looks() == 1


def test_nobody_looks_unlogged_by_asking_for_parts_of_the_page_only(desk, page, htmx):
    desk.get(page, headers=htmx)

    assert looks() == 1


def test_nobody_looks_unlogged_by_what_a_deed_shows(desk, page, htmx):
    desk.post(page + "assignment/", {"assignee": "me"}, headers=htmx)

    assert looks() == 1


def test_what_was_typed_is_shown_as_it_was_typed_and_runs_nothing(desk, page, ticket, mama_njeri):
    actions.add_customer_reply(
        actor=mama_njeri.actor,
        ticket=ticket,
        author=mama_njeri,
        body='<script>alert(1)</script> [x](javascript:alert(1)) rel="nofollow" https://duka.example/?a=1&b=2\n\nmstari',
    )

    shown = desk.get(page).content.decode()

    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown
    assert 'href="https://duka.example/?a=1&amp;b=2" rel="nofollow noopener noreferrer"' in shown
    assert 'href="javascript' not in shown
    assert "<p>mstari</p>" in shown


def test_the_history_is_told_in_plain_words(desk, page, ticket, asha, joseph):
    actions.assign(actor=asha.actor, ticket=ticket, assignee=asha)
    actions.assign(actor=asha.actor, ticket=ticket, assignee=joseph)
    actions.assign(actor=joseph.actor, ticket=ticket, assignee=None)
    actions.close(actor=asha.actor, ticket=ticket)
    actions.reopen(actor=asha.actor, ticket=ticket)
    actions.revoke_links(actor=asha.actor, ticket=ticket)

    shown = desk.get(page).content.decode()

    for deed in (
        "Asha Mwangi took it",
        "Asha Mwangi gave it to Joseph Okello",
        "Joseph Okello put it back",
        "Asha Mwangi closed it",
        "Asha Mwangi opened it again",
        "Asha Mwangi stopped the private link",
    ):
        assert deed in shown


def test_over_htmx_come_the_parts_that_may_have_changed(desk, page, htmx):
    shown = desk.get(page, headers=htmx).content.decode()

    assert "<html" not in shown
    for part in ("subject", "thread", "links", "rail-lists", "bell"):
        assert f'id="{part}"' in shown
    assert 'id="composer"' not in shown  # what is being typed is never replaced


def test_fifty_messages_cost_as_many_queries_as_five(desk, page, ticket, mama_njeri, asha, joseph):
    def queries():
        forget_all()  # whether a second has passed since the incidents were read must not count
        with CaptureQueriesContext(connection) as captured:
            desk.get(page)
        return len(captured)

    def talk(number):
        for n in range(number):
            actions.add_customer_reply(actor=mama_njeri.actor, ticket=ticket, author=mama_njeri, body=f"Swali {n}")
            actions.send_reply(actor=asha.actor, ticket=ticket, author=asha, body=f"Jibu {n}")
            actions.assign(actor=asha.actor, ticket=ticket, assignee=(asha, joseph)[n % 2])

    talk(2)
    desk.get(page)
    few = queries()
    talk(25)
    desk.get(page)

    assert queries() == few
    assert few <= 44


def test_who_only_typed_an_address_is_marked_as_not_proved(desk, page, ticket):
    warning = "only typed these contacts"
    assert warning in desk.get(page).content.decode()
    ticket.requester_proved_at = ticket.created_at
    ticket.save()
    assert warning not in desk.get(page).content.decode()


def test_a_first_request_has_no_record_to_warn_of(desk, page, mama_njeri):
    mama_njeri.email_verified_at = None
    mama_njeri.save()
    assert "only typed these contacts" not in desk.get(page).content.decode()
