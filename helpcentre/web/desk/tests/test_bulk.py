from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.domain.tickets import actions, bulk
from helpcentre.domain.tickets.models import BulkAct, BulkChange, Ticket

SEVERAL = 3


@pytest.fixture
def several(mama_njeri):
    return [
        actions.open_ticket(
            actor=mama_njeri.actor, requester=mama_njeri, subject=f"Swali {n}", body="?", channel="web", language="sw"
        ).ticket
        for n in range(SEVERAL)
    ]


def send(desk, deed, tickets=(), **more):
    form = {"deed": deed, "ticket": [ticket.pk for ticket in tickets], "in": "view=all-open"} | more
    return desk.post("/desk/bulk/", form)


def undo(desk, act=None, **more):
    return desk.post("/desk/bulk/undo/", {"act": (act or BulkAct.objects.get()).pk, "in": "view=all-open"} | more)


def states(tickets):
    return [
        (ticket.status, ticket.closed_at, ticket.waiting_since, ticket.assignee_id)
        for ticket in Ticket.objects.filter(pk__in=[each.pk for each in tickets]).order_by("pk")
    ]


def test_the_chosen_are_closed_and_each_says_so_in_its_history(desk, several, asha):
    answer = send(desk, "close", several[:2])

    act = BulkAct.objects.get()
    assert answer["Location"] == f"/desk/?view=all-open&did={act.pk}"
    assert [state[0] for state in states(several)] == ["closed", "closed", "open"]
    assert "2 tickets closed" in desk.get(answer["Location"]).content.decode()
    moved = Event.objects.filter(kind="ticket.status.changed")
    assert {(event.subject_id, event.actor_id) for event in moved} == {(each.pk, asha.pk) for each in several[:2]}


def test_undo_puts_everything_back_as_it_was(desk, several, joseph):
    actions.assign(actor=joseph.actor, ticket=several[0], assignee=joseph)
    before = states(several)

    for deed in ("close", "assign:me", "priority:4"):
        send(desk, deed, several)
        assert states(several) != before or deed == "priority:4"
        page = undo(desk, BulkAct.objects.latest("id")).wsgi_request
        assert states(several) == before
        assert {ticket.priority for ticket in Ticket.objects.all()} == {2}
        assert page.user
    assert Event.objects.filter(kind="ticket.status.changed").count() == 2 * SEVERAL


def test_undo_leaves_alone_what_somebody_changed_meanwhile(desk, several, joseph):
    send(desk, "close", several)
    actions.reopen(actor=joseph.actor, ticket=several[0])
    theirs = states(several)[0]

    page = desk.post("/desk/bulk/undo/", {"act": BulkAct.objects.get().pk}, follow=True).content.decode()

    assert "2 tickets are as they were." in page
    assert "1 was changed meanwhile and stays." in page
    assert states(several)[0] == theirs


def test_undo_twice_is_undo_once(desk, several):
    send(desk, "close", several)
    undo(desk)
    events = Event.objects.count()

    assert "no longer be undone" in desk.get(undo(desk)["Location"]).content.decode()
    assert Event.objects.count() == events


def test_undo_ends_after_an_hour(desk, several, monkeypatch):
    send(desk, "close", several)
    BulkAct.objects.update(created_at=clock.now() - timedelta(hours=1))

    undo(desk)

    assert {state[0] for state in states(several)} == {"closed"}


def test_nobody_undoes_what_another_did(desk, several, joseph, sign_in):
    send(desk, "close", several)

    undo(sign_in(joseph))

    assert {state[0] for state in states(several)} == {"closed"}


def test_all_of_a_list_are_taken_as_far_as_one_act_reaches(desk, several, monkeypatch):
    monkeypatch.setattr(bulk, "MOST_AT_ONCE", 2)

    send(desk, "assign:me", all="on", **{"in": "view=waiting"})

    assert [state[3] is not None for state in states(several)] == [True, True, False]


def test_what_changes_nothing_is_remembered_as_nothing(desk, several):
    assert "like that already" in desk.get(send(desk, "reopen", several)["Location"]).content.decode()
    assert not BulkChange.objects.exists()


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        ("", "cannot be done"),
        ("burn", "cannot be done"),
        ("assign:999999", "answers no tickets"),
        ("assign:\0", "answers no tickets"),
        ("assign:²", "answers no tickets"),
    ],
)
def test_a_deed_that_cannot_be_done_harms_nothing(desk, several, deed, says):
    before = states(several)

    answer = send(desk, deed, several)

    page = desk.get(answer["Location"]).content.decode()
    assert says in page
    assert states(several) == before


def test_somebody_who_is_no_staff_gets_no_ticket(desk, several, mama_njeri):
    send(desk, f"assign:{mama_njeri.pk}", several)

    assert {state[3] for state in states(several)} == {None}


@pytest.mark.parametrize("tickets", [[], ["x"], ["-1"], ["999999999999"], ["9" * 30], ["\0"]])
def test_to_choose_nothing_is_a_kind_word(desk, tickets, db):
    answer = desk.post("/desk/bulk/", {"deed": "close", "ticket": tickets, "in": "view=v0&f=:::"}, follow=True)

    assert answer.status_code == 200
    assert not BulkChange.objects.exists()


def test_a_list_offers_boxes_and_one_form_for_them(desk, several):
    page = desk.get("/desk/?view=waiting").content.decode()

    assert page.count('type="checkbox" name="ticket"') == SEVERAL
    assert page.count("csrfmiddlewaretoken") < 2 + SEVERAL + 3
    assert f'formaction="/desk/tickets/{several[0].reference}/assignment/"' in page
