import pytest

from helpcentre.domain.people.models import Business
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.actions import assign, close

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(ask, asha, joseph, baraka):
    """Njeri's open one that Asha has, and Baraka's closed one."""
    hers = ask().ticket
    his = ask(requester=baraka, language="en", body="The printer is blank", channel="phone").ticket
    assign(actor=asha.actor, ticket=hers, assignee=asha)
    close(actor=joseph.actor, ticket=his)
    return hers, his


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("status:open", "0"),
        ("status:closed", "1"),
        ("status:waiting", "0"),
        ("from:njeri", "0"),
        ("from:baraka language:en", "1"),
        ("from:baraka status:open", ""),
        ("from:nobody-at-all", ""),
        ("agent:me", "0"),
        ("agent:nobody", "1"),
        ("agent:asha", "0"),
        ("agent:xavier", ""),
        ("channel:phone", "1"),
        ("priority:normal", "01"),
        ("priority:urgent", ""),
        ("status:closed printer", "1"),
        ("status:open printer", ""),
        ("STATUS:OPEN", "0"),
    ],
)
def test_operators_narrow_what_is_found(typed, expected, two, asha):
    assert set(selectors.find(asha, typed).tickets) == {two[int(number)] for number in expected}


def test_what_is_no_operator_is_a_word(two, asha):
    assert selectors.find(asha, "status:lost").tickets == []
    assert selectors.find(asha, "kitu:malipo").tickets == []


def test_people_and_shops_are_found_by_how_they_begin(two, asha, njeri, baraka):
    shop = Business.objects.create(name="Mama Njeri Stores", town="Nyeri")

    found = selectors.find(asha, "nje")
    assert (found.people, found.businesses) == ([njeri], [])
    assert selectors.find(asha, "mama  NJERI").businesses == [shop]
    assert selectors.find(asha, "Baraka M").people == [baraka]
    assert selectors.find(asha, "0712 345 678").people == [njeri]
    assert selectors.find(asha, "njeri@duka.example").people == [njeri]
    assert selectors.find(asha, "n").people == []


@pytest.mark.parametrize(
    "typed",
    ["", ":", "from:", "from:\0", "from:🙂", "shop:%", "x" * 9000, "agent:😀 " * 50, "\uffff\uffff", "from:\ud7ff"],
)
def test_anything_typed_is_an_answer(typed, two, asha):
    assert selectors.find(asha, typed).people == []


def test_operators_cost_the_same_queries_however_many_tickets(ask, asha, django_assert_num_queries):
    ask()
    with django_assert_num_queries(4):
        selectors.find(asha, "status:open malipo")
    for _ in range(9):
        ask()
    with django_assert_num_queries(4):
        assert len(selectors.find(asha, "status:open malipo").tickets) == 10
