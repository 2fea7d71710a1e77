import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core.remembered import forget_all
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.selectors.inbox import PAGE
from helpcentre.web.desk.frame import VIEWS


def open_tickets(person, number):
    return [
        actions.open_ticket(
            actor=person.actor, requester=person, subject=f"Swali {n}", body="Habari", channel="web", language="sw"
        ).ticket
        for n in range(number)
    ]


@pytest.mark.parametrize("view", [view.value for view in VIEWS])
def test_every_list_says_what_will_be_in_it(desk, view):
    page = desk.get(f"/desk/?view={view}")

    assert page.status_code == 200
    assert 'class="empty"' in page.content.decode()


def test_a_new_ticket_is_there_with_its_subject_shop_and_preview(desk, ticket):
    page = desk.get("/desk/?view=unassigned").content.decode()

    for words in (
        ticket.subject,
        "Njeri Kamau",
        "Mama Njeri Stores",
        "Mteja amelipa leo",
        f"/desk/tickets/{ticket.reference}/",
    ):
        assert words in page


def test_an_unknown_list_is_all_open_tickets(desk, ticket):
    assert ticket.subject in desk.get("/desk/?view=nonsense").content.decode()


def test_a_spoilt_page_mark_shows_the_first_page(desk, ticket):
    assert ticket.subject in desk.get("/desk/?view=waiting&after=~~~x").content.decode()


def test_my_list_holds_what_i_took(desk, asha, ticket):
    assert ticket.subject not in desk.get("/desk/?view=mine").content.decode()

    actions.assign(actor=asha.actor, ticket=ticket, assignee=asha)

    assert ticket.subject in desk.get("/desk/?view=mine").content.decode()


def test_over_htmx_come_the_rows_and_the_counts_alone(desk, ticket, htmx):
    page = desk.get("/desk/?view=waiting", headers=htmx).content.decode()

    assert "<html" not in page
    for part in ('id="list"', 'id="rail-lists"', 'id="rail-kept"', 'id="bell"'):
        assert part in page
    assert page.count('hx-swap-oob="true"') == 4


def test_the_next_page_is_a_link_away(desk, mama_njeri):
    open_tickets(mama_njeri, PAGE + 1)

    first = desk.get("/desk/?view=waiting")
    second = desk.get("/desk/", {"view": "waiting", "after": first.context["next"]})

    assert len([row for group in first.context["groups"] for row in group.rows]) == PAGE
    assert [row.ticket.subject for group in second.context["groups"] for row in group.rows] == [f"Swali {PAGE}"]
    assert "To the first page" in second.content.decode()


@pytest.mark.parametrize("view", [view.value for view in VIEWS])
def test_fifty_rows_cost_as_many_queries_as_five(desk, mama_njeri, asha, view):
    def queries():
        forget_all()  # whether a second has passed since the incidents were read must not count
        with CaptureQueriesContext(
            connection,
        ) as captured:
            desk.get(f"/desk/?view={view}")
        return len(captured)

    def bring(number):
        for n, ticket in enumerate(open_tickets(mama_njeri, number)):
            if view in ("mine", "all-open"):
                actions.assign(actor=asha.actor, ticket=ticket, assignee=asha)
            if view == "pending":
                actions.send_reply(actor=asha.actor, ticket=ticket, author=asha, body=f"Habari {n}")
            if view == "closed":
                actions.close(actor=asha.actor, ticket=ticket)

    bring(5)
    few = queries()
    bring(45)

    assert queries() == few
    assert few <= 14


def test_search_finds_by_reference_by_word_and_by_number(desk, ticket):
    for query in (ticket.reference, "amelipa", "0712345678"):
        assert ticket.subject in desk.get("/desk/search/", {"q": query}).content.decode()


@pytest.mark.parametrize("query", ["", "zzqx", '"', "' OR 1=1 --", "a" * 500, "\x00", "abc\x00def"])
def test_search_for_anything_odd_is_a_page(desk, ticket, query):
    assert desk.get("/desk/search/", {"q": query}).status_code == 200


def test_taking_the_next_one_opens_the_ticket_that_waits_longest(desk, asha, mama_njeri):
    first, second = open_tickets(mama_njeri, 2)

    assert desk.post("/desk/next/")["Location"] == f"/desk/tickets/{first.reference}/"
    assert desk.post("/desk/next/")["Location"] == f"/desk/tickets/{second.reference}/"
    first.refresh_from_db()
    assert first.assignee == asha


def test_with_nobody_waiting_the_next_one_is_a_kind_word(desk):
    assert "Nobody is waiting" in desk.post("/desk/next/", follow=True).content.decode()


def test_taking_is_a_press(desk):
    assert desk.get("/desk/next/").status_code == 405


def test_the_stream_is_granted_to_agents_and_carries_nothing_itself(desk):
    answer = desk.get("/desk/live/")

    assert answer.status_code == 200
    assert answer.content == b""
