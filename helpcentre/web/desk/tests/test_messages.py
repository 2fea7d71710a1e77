import pytest
from django.test import Client

from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.models import Message, Notification


@pytest.fixture
def address(ticket):
    return f"/desk/tickets/{ticket.reference}/messages/"


def written(**changes):
    return {"kind": "reply", "body": "Habari Njeri, tumeiona.", "then": "pending", "key": "k1", **changes}


def test_a_reply_reaches_the_conversation_and_the_ticket_waits_for_the_customer(desk, address, ticket, asha):
    answer = desk.post(address, written())

    assert answer["Location"] == f"/desk/tickets/{ticket.reference}/"
    message = Message.objects.latest("id")
    assert (message.body, message.author, message.side, message.kind) == (
        "Habari Njeri, tumeiona.",
        asha,
        "team",
        "reply",
    )
    ticket.refresh_from_db()
    assert ticket.status == "pending"


@pytest.mark.parametrize(
    ("then", "status"), [("pending", "pending"), ("open", "open"), ("closed", "closed"), ("", "pending")]
)
def test_what_happens_then_is_the_agents_choice(desk, address, ticket, then, status):
    desk.post(address, written(then=then))

    ticket.refresh_from_db()
    assert ticket.status == status


def test_sending_twice_says_it_once(desk, address, ticket):
    desk.post(address, written())
    desk.post(address, written())

    assert ticket.messages.count() == 2


def test_a_note_stays_in_the_team_and_moves_nothing(desk, address, ticket):
    desk.post(address, written(kind="note", body="Angalia malipo mawili."))

    ticket.refresh_from_db()
    assert Message.objects.latest("id").is_note
    assert ticket.status == "open"


def test_over_htmx_come_an_empty_composer_and_the_conversation(desk, address, htmx):
    shown = desk.post(address, written(), headers=htmx).content.decode()

    assert "<html" not in shown
    assert 'id="composer"' in shown
    assert "Habari Njeri, tumeiona." in shown
    assert "Habari Njeri, tumeiona.</textarea>" not in shown


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
@pytest.mark.parametrize(
    ("body", "words"),
    [("  \n ", "Write something first."), ("x" * 20001, "too long"), ("siri\x07", "cannot be shown")],
)
def test_a_mistake_is_explained_and_nothing_is_lost(desk, address, ticket, headers, body, words):
    answer = desk.post(address, written(body=body), headers=headers)

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert words in shown
    if body.strip():
        assert body in shown
    assert 'value="k1"' in shown
    assert ticket.messages.count() == 1


@pytest.mark.parametrize(
    "changes", [{"kind": "shout"}, {"kind": ""}, {"then": "burn"}, {"seen": "x"}, {"key": "k" * 65}]
)
def test_a_bent_form_is_refused(desk, address, ticket, changes):
    assert desk.post(address, written(**changes)).status_code == 422
    assert ticket.messages.count() == 1


def test_if_the_customer_wrote_meanwhile_the_agent_reads_first(desk, address, opened, mama_njeri):
    seen = opened.message.pk
    actions.add_customer_reply(actor=mama_njeri.actor, ticket=opened.ticket, author=mama_njeri, body="Imeonekana sasa.")

    answer = desk.post(address, written(seen=seen))

    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Njeri wrote since you began" in shown
    assert "Habari Njeri, tumeiona.</textarea>" in shown
    again = desk.post(address, written(seen=answer.context["seen"]))
    assert again.status_code == 302


def test_a_note_needs_no_such_care(desk, address, opened, mama_njeri):
    actions.add_customer_reply(actor=mama_njeri.actor, ticket=opened.ticket, author=mama_njeri, body="Imeonekana sasa.")

    assert desk.post(address, written(kind="note", seen=opened.message.pk)).status_code == 302


def test_the_second_sending_of_a_reply_is_no_quarrel_with_what_came_between(desk, address, opened, mama_njeri):
    desk.post(address, written(seen=opened.message.pk))
    actions.add_customer_reply(actor=mama_njeri.actor, ticket=opened.ticket, author=mama_njeri, body="Asante.")

    assert desk.post(address, written(seen=opened.message.pk)).status_code == 302


def test_writing_reads_what_one_was_told_of_the_ticket(desk, address, ticket, asha):
    Notification.objects.create(person=asha, kind="assigned", ticket=ticket, event_id=1)

    desk.post(address, written())

    assert Notification.objects.get().read_at


def test_who_may_not_see_it_cannot_write_in_it(sign_in, aisha, baraka_the_stranger, address, ticket):
    for person in (aisha, baraka_the_stranger):
        assert sign_in(person).post(address, written()).status_code == 404
    assert ticket.messages.count() == 1


def test_an_unknown_ticket_is_missing(desk):
    assert desk.post("/desk/tickets/DK-999999/messages/", written()).status_code == 404


def test_the_address_is_written_to_not_read(desk, address):
    assert desk.get(address).status_code == 405


def test_a_form_from_elsewhere_is_refused(asha, address, ticket):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(asha)

    assert browser.post(address, written()).status_code == 403
    assert ticket.messages.count() == 1
