from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Business
from helpcentre.domain.tickets import filters
from helpcentre.domain.tickets.actions import add_note, assign, close, send_reply
from helpcentre.domain.tickets.filters import Clause, Scope
from helpcentre.domain.tickets.models import Ticket

pytestmark = pytest.mark.django_db


def shown(*clauses, person=None):
    return set(filters.apply(Ticket.objects.all(), clauses, Scope(person)))


def clause(text):
    return filters.from_query([text])[0]


@pytest.fixture
def four(ask, asha, joseph):
    """Asha's, nobody's, one that waits for the customer, one that is closed; the last two are English."""
    mine, nobodys, pending, closed = ask().ticket, ask().ticket, ask(language="en").ticket, ask(language="en").ticket
    assign(actor=asha.actor, ticket=mine, assignee=asha)
    send_reply(actor=joseph.actor, ticket=pending, author=joseph, body="?")
    close(actor=joseph.actor, ticket=closed)
    return mine, nobodys, pending, closed


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("status:is:open", "01"),
        ("status:is:open,pending", "012"),
        ("status:not:closed", "012"),
        ("status:is:closed", "3"),
        ("assignee:is:me", "0"),
        ("assignee:is:none", "123"),
        ("assignee:is:me,none", "0123"),
        ("assignee:not:me", "123"),
        ("language:is:en", "23"),
        ("answered:is:yes", "2"),
        ("answered:is:no", "013"),
        ("channel:not:phone", "0123"),
        ("priority:is:4", ""),
        ("opened:within:1h", "0123"),
        ("opened:older:1h", ""),
        ("waiting:within:1h", "01"),
        ("moved:since:2020-01-01", "0123"),
        ("closed:before:2020-01-01", ""),
        ("words:has:malipo", "0123"),
        ("words:has:haipo", ""),
        ("business:is:none", "0123"),
    ],
)
def test_each_filter_keeps_what_its_words_say_in_a_list_and_for_one_ticket(asked, expected, four, asha):
    kept = shown(clause(asked), person=asha)

    assert kept == {four[int(number)] for number in expected}
    for ticket in four:
        assert filters.matches(ticket, [clause(asked)], Scope(asha)) == (ticket in kept)


def test_clauses_add_up(four, asha):
    assert shown(clause("status:is:open"), clause("assignee:is:none"), person=asha) == {four[1]}


def test_a_shop_and_a_customer_are_named_by_their_ids(ask, njeri, baraka):
    shop = Business.objects.create(name="Mama Njeri Stores")
    hers, his = ask(business=shop).ticket, ask(requester=baraka).ticket

    assert shown(clause(f"business:is:{shop.pk}")) == {hers}
    assert shown(clause(f"requester:is:{baraka.pk},{njeri.pk}")) == {hers, his}


def test_who_is_nobody_has_no_tickets(four):
    assert shown(clause("assignee:is:me")) == set()


@pytest.mark.parametrize(
    "spoilt",
    [
        "colour:is:red",
        "status:has:open",
        "status:is:lost",
        "status:is:",
        "assignee:is:asha",
        "assignee:is:0",
        "assignee:is:99999999999999999999",
        "opened:within:7 days",
        "opened:since:2026-02-31",
        "opened:since:0000-00-00",
        "opened:within:7d,8d",
        "words:has:\0",
        "words:has:" + "x" * 201,
        "words",
        "",
        ":::",
        "🙂:is:🙂",
    ],
)
def test_what_cannot_be_understood_fits_no_ticket(spoilt, four):
    assert shown(clause(spoilt)) == set()
    assert not filters.matches(four[0], [clause(spoilt)])
    with pytest.raises(filters.FilterError):
        filters.checked([clause(spoilt)])


def test_more_clauses_than_allowed_fit_no_ticket(four):
    many = [clause("status:is:open")] * 21

    assert shown(*many) == set()
    with pytest.raises(filters.FilterError, match="many"):
        filters.checked(many)


def test_only_rules_look_into_subjects_because_no_index_does(four):
    about = Clause("subject", "has", ("m-pesa",))

    assert shown(about) == set()
    assert filters.matches(four[0], [about])
    assert not filters.matches(four[0], [Clause("subject", "lacks", ("m-pesa",))])
    assert "subject" not in {field.key for field in filters.fields()}
    assert "subject" in {field.key for field in filters.fields(for_lists=False)}


def test_words_are_looked_for_in_one_message_notes_too(ticket, asha):
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="Printer ni ya zamani")

    assert filters.matches(ticket, [Clause("words", "has", ("printer zamani",))])
    assert not filters.matches(ticket, [Clause("words", "has", ("printer malipo",))])


def test_one_ticket_is_tested_by_one_query(ticket, asha, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert filters.matches(ticket, [clause("status:is:open"), clause("opened:within:1d")], Scope(asha))


@pytest.mark.parametrize("asked", ["status:is:open,pending", "assignee:not:me,none,12", "opened:since:2026-01-31"])
def test_clauses_come_back_from_an_address_and_from_a_column_as_they_went(asked):
    from django.http import QueryDict

    given = (clause(asked),)

    assert filters.from_query(QueryDict(filters.to_query(given)).getlist("f")) == given
    assert filters.from_json(filters.to_json(given)) == given


def test_words_never_stand_in_an_address():
    assert filters.to_query([Clause("words", "has", ("Njeri",)), clause("status:is:open")]) == "f=status:is:open"


@pytest.mark.parametrize("data", [None, "x", {}, [1], [{"field": 1}], [{"field": "status", "values": "open"}]])
def test_a_spoilt_column_fits_no_ticket(data, four):
    assert shown(*filters.from_json(data)) == set()


def test_two_filters_with_one_name_are_refused():
    with pytest.raises(ValueError, match="two ticket filters"):
        filters.register(filters.person("status", "Status", "assignee"))


@pytest.mark.parametrize("key", [order.key for order in filters.orders()])
def test_pages_in_every_order_follow_each_other_without_gap_or_repeat(key, ask, joseph):
    made = [ask().ticket for _ in range(7)]
    for number, ticket in enumerate(made):
        Ticket.objects.filter(pk=ticket.pk).update(priority=1 + number % 3)
        if number % 2:
            close(actor=joseph.actor, ticket=ticket)
    order = filters.order(key)
    whole = filters.page(Ticket.objects.all(), order, limit=10).rows
    seen, after = [], None
    for _ in range(4):
        page = filters.page(Ticket.objects.all(), order, after=after, limit=2)
        seen += page.rows
        after = page.next

    assert after is None
    assert seen == whole
    assert set(whole) == set(made)


def test_the_orders_are_what_their_names_say(ask, joseph):
    first, second, third = ask().ticket, ask().ticket, ask().ticket
    Ticket.objects.filter(pk=second.pk).update(priority=4)
    send_reply(actor=joseph.actor, ticket=first, author=joseph, body="?")

    def rows(key):
        return filters.page(Ticket.objects.all(), filters.order(key), limit=9).rows

    assert rows("newest") == [first, third, second]
    assert rows("oldest-wait") == [second, third, first]
    assert rows("created") == [third, second, first]
    assert rows("priority") == [second, first, third]


@pytest.mark.parametrize("after", ["nonsense", "0~x~1", "9~1", "-1~1", "0~2026-01-01~1", "0~1~2~3~4", "0~" + "9" * 99])
def test_a_mark_that_is_none_is_the_beginning(after, ticket):
    assert filters.page(Ticket.objects.all(), filters.order("newest"), after=after, limit=9).rows == [ticket]


def test_a_span_reaches_back_from_the_moment_of_the_scope(ticket):
    tomorrow = Scope(now=clock.now() + timedelta(days=1))

    assert not filters.matches(ticket, [clause("opened:within:12h")], tomorrow)
    assert filters.matches(ticket, [clause("opened:older:12h")], tomorrow)
