import pytest

from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.actions import add_customer_reply, assign, close, send_reply
from helpcentre.domain.tickets.selectors import InboxView

pytestmark = pytest.mark.django_db


def rows(person, view, **options):
    return selectors.inbox(person, view, **options).rows


def test_each_view_shows_what_its_name_says(ask, asha, joseph, njeri):
    mine, unassigned, pending, closed = (ask().ticket for _ in range(4))
    assign(actor=asha.actor, ticket=mine, assignee=asha)
    send_reply(actor=joseph.actor, ticket=pending, author=joseph, body="?")
    close(actor=asha.actor, ticket=closed)
    shown = {view: rows(asha, view) for view in InboxView}
    assert shown[InboxView.MINE] == [mine]
    assert shown[InboxView.UNASSIGNED] == [unassigned]
    assert shown[InboxView.WAITING] == [mine, unassigned]
    assert shown[InboxView.PENDING] == [pending]
    assert shown[InboxView.CLOSED] == [closed]
    assert set(shown[InboxView.ALL_OPEN]) == {mine, unassigned, pending}
    assert selectors.counts(asha)[InboxView.WAITING] == 2


@pytest.mark.parametrize("view", [InboxView.WAITING, InboxView.ALL_OPEN])
def test_pages_follow_each_other_without_gap_or_repeat(view, ask, asha):
    made = [ask().ticket for _ in range(7)]
    seen, after = [], None
    for _ in range(4):
        page = selectors.inbox(asha, view, after=after, limit=2)
        seen += page.rows
        after = page.next
    assert after is None
    assert seen == (made if view == InboxView.WAITING else made[::-1])


def test_a_mark_that_is_none_shows_the_first_page(ask, asha):
    ticket = ask().ticket
    assert rows(asha, InboxView.WAITING, after="nonsense~x") == [ticket]


def test_a_page_costs_the_same_queries_however_many_rows(ask, asha, django_assert_num_queries):
    ask()
    with django_assert_num_queries(2):
        rows(asha, InboxView.WAITING)
    for _ in range(10):
        ask()
    with django_assert_num_queries(2):
        for ticket in rows(asha, InboxView.WAITING):
            assert all(str(part) for part in (ticket.requester, ticket.last_message, ticket.business, ticket.assignee))


@pytest.mark.parametrize(
    "query", ["malipo", "DK-{reference}", "njeri@duka.example", "0712 345 678", "Njeri Kamau", "mpesa"]
)
def test_search_finds_a_ticket_by_word_reference_or_person(query, ticket, asha):
    found = selectors.search_for_staff(query.replace("DK-{reference}", ticket.reference))
    assert found == [ticket]


@pytest.mark.parametrize("query", ["", "   ", '"', "AND OR NOT", "*", "\0", "🙂", "x" * 10_000, "جديد"])
def test_a_strange_search_finds_nothing_and_harms_nothing(query, ticket):
    assert selectors.search_for_staff(query) == []


def test_a_customer_s_list_is_newest_change_first(ask, njeri, asha):
    first, second = ask().ticket, ask().ticket
    add_customer_reply(actor=njeri.actor, ticket=first, author=njeri, body="Bado")
    assert selectors.tickets_of(njeri) == [first, second]
    assert selectors.tickets_of(asha) == []


def test_what_she_asked_before_is_beside_the_ticket(ask, baraka):
    earlier, now = ask().ticket, ask().ticket
    ask(requester=baraka)
    assert selectors.earlier_tickets(now) == [earlier]
