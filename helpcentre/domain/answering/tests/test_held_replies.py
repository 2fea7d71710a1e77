from datetime import timedelta
from io import BytesIO

import pytest

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.base.jobs import registry
from helpcentre.domain.answering import actions, selectors
from helpcentre.domain.answering.models import Draft, HeldReply
from helpcentre.domain.tickets import actions as tickets
from helpcentre.domain.tickets import selectors as ticket_selectors
from helpcentre.domain.tickets.events import REPLY_SENT
from helpcentre.domain.tickets.models import Message

pytestmark = pytest.mark.usefixtures("ten_seconds")


@pytest.fixture
def send(asha, ticket):
    def sent(**changes):
        return actions.answer(**{"author": asha, "ticket": ticket, "body": "Tumeiona.", "key": "k1", **changes})

    return sent


def let_time_pass():
    for held in HeldReply.objects.all():
        held.leaves_at = clock.now() - timedelta(seconds=1)
        held.save()


def told():
    return Event.objects.filter(kind=REPLY_SENT.name).count()


def test_for_ten_seconds_nobody_can_know_of_it(send, ticket):
    held = send()

    assert isinstance(held, HeldReply)
    assert 8 < held.seconds_left <= 10
    for staff in (True, False):
        said = [entry.message.body for entry in ticket_selectors.conversation(ticket, staff=staff) if entry.message]
        assert said == ["Mteja amelipa leo asubuhi"]
    assert ticket_selectors.search_for_staff("Tumeiona") == []
    assert told() == 0
    ticket.refresh_from_db()
    assert (ticket.status, ticket.first_replied_at) == ("open", None)


def test_nothing_leaves_before_its_time(send, ticket):
    send()

    assert actions.send_due(ticket=ticket) == 0
    assert told() == 0


@pytest.mark.parametrize("status", ["pending", "open", "closed"])
def test_then_it_leaves_once_and_moves_the_ticket(send, ticket, asha, status):
    send(status=status)
    let_time_pass()

    assert actions.send_due(ticket=ticket) == 1
    assert actions.send_due(ticket=ticket) == 0
    message = Message.objects.latest("id")
    assert (message.body, message.author, message.key) == ("Tumeiona.", asha, "k1")
    assert told() == 1
    assert not HeldReply.objects.exists()
    ticket.refresh_from_db()
    assert ticket.status == status


def test_a_job_sends_it_when_nobody_looks(send, ticket):
    send()
    let_time_pass()

    registry.find("answering.send_held").run(ticket_id=ticket.pk)
    registry.find("answering.send_held").run(ticket_id=ticket.pk)
    registry.find("answering.send_held").run(ticket_id=ticket.pk + 1)

    assert told() == 1


def test_taken_back_it_is_a_draft_again_and_never_leaves(send, asha, ticket):
    held = send(status="closed")

    back = actions.take_back(person=asha, ticket=ticket, held_id=held.pk)

    assert (back.body, back.then) == ("Tumeiona.", "closed")
    assert (Draft.objects.get().body, Draft.objects.get().then) == ("Tumeiona.", "closed")
    let_time_pass()
    assert actions.send_due(ticket=ticket) == 0
    assert told() == 0


def test_what_was_begun_meanwhile_stands_below_what_came_back(send, asha, ticket):
    held = send()

    actions.take_back(person=asha, ticket=ticket, held_id=held.pk, also="Na pia")
    assert Draft.objects.get().body == "Tumeiona.\n\nNa pia"


def test_what_has_left_cannot_be_taken_back(send, asha, ticket):
    held = send()
    let_time_pass()
    actions.send_due(ticket=ticket)

    assert actions.take_back(person=asha, ticket=ticket, held_id=held.pk) is None
    assert not Draft.objects.exists()
    assert told() == 1


def test_nobody_takes_back_what_a_colleague_sent(send, joseph, ticket):
    held = send()

    assert actions.take_back(person=joseph, ticket=ticket, held_id=held.pk) is None
    assert selectors.held_replies(ticket) == [held]


def test_the_same_form_twice_is_one_reply_before_and_after_it_left(send, ticket):
    assert send() == send()
    let_time_pass()
    actions.send_due(ticket=ticket)

    assert isinstance(send(), Message)
    assert told() == 1
    assert not HeldReply.objects.exists()


def test_it_is_sent_although_the_customer_wrote_meanwhile_and_the_ticket_waits_for_us(send, ticket, opened, mama_njeri):
    send(status="closed", seen=opened.message.pk)
    tickets.add_customer_reply(actor=mama_njeri.actor, ticket=ticket, author=mama_njeri, body="Sasa ipo.")
    let_time_pass()

    actions.send_due(ticket=ticket)

    ticket.refresh_from_db()
    assert told() == 1
    assert ticket.status == "open"
    assert ticket.waiting_since


def test_a_ticket_that_was_closed_meanwhile_stays_closed(send, ticket, asha):
    send()
    tickets.close(actor=asha.actor, ticket=ticket)
    let_time_pass()

    actions.send_due(ticket=ticket)

    ticket.refresh_from_db()
    assert (ticket.status, told()) == ("closed", 1)


def test_send_now_lets_go_only_what_is_ones_own(send, ticket, asha, joseph):
    send()
    send(author=joseph, key="k2", body="Nami pia.")

    assert actions.send_due(ticket=ticket, now=True, author=asha) == 1
    assert [held.author for held in selectors.held_replies(ticket)] == [joseph]


def test_who_does_not_want_the_moment_sends_at_once(send, asha):
    actions.set_writing_preference(person=asha, holds_replies=False)

    assert isinstance(send(), Message)
    assert told() == 1


@pytest.fixture
def photo(asha):
    return tickets.receive_attachment(stream=BytesIO(b"Stoo: 12 sabuni"), name="stoo.txt", uploader=asha)


def test_files_wait_with_their_words_and_leave_with_them(send, ticket, photo):
    send(files=[photo])
    photo.refresh_from_db()
    assert photo.message is None
    let_time_pass()

    actions.send_due(ticket=ticket)

    assert list(Message.objects.latest("id").attachments.all()) == [photo]


def test_undo_brings_the_files_back_too(send, ticket, asha, photo):
    held = send(files=[photo])

    assert actions.take_back(person=asha, ticket=ticket, held_id=held.pk).files == [photo]
