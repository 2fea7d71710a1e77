import pytest

from helpcentre.domain.answering.models import Draft, HeldReply, WritingPreference
from helpcentre.domain.tickets.models import Message


@pytest.fixture
def address(ticket):
    return f"/desk/tickets/{ticket.reference}/"


@pytest.fixture
def held(desk, address, settings):
    """A reply of Asha's in its ten seconds."""
    settings.UNDO_SECONDS = 10
    desk.post(address + "messages/", {"kind": "reply", "body": "Habari Njeri.", "then": "pending", "key": "k1"})
    return HeldReply.objects.get()


def test_what_was_typed_waits_in_the_composer_of_any_computer(desk, address, sign_in, asha):
    desk.post(address + "draft/", {"kind": "reply", "body": "Habari <b>", "then": "closed"})

    shown = sign_in(asha).get(address).content.decode()
    assert "Habari &lt;b&gt;</textarea>" in shown
    assert '<option value="closed" selected>' in shown


def test_a_note_that_was_begun_opens_as_a_note(desk, address):
    desk.post(address + "draft/", {"kind": "note", "body": "Angalia", "then": "pending"})

    assert desk.get(address).context["kind"] == "note"


def test_a_colleague_sees_none_of_it(desk, address, sign_in, joseph):
    desk.post(address + "draft/", {"kind": "reply", "body": "Habari siri", "then": "pending"})

    assert "Habari siri" not in sign_in(joseph).get(address).content.decode()


def test_a_bent_save_is_refused_and_a_strange_next_state_passed_over(desk, address):
    assert desk.post(address + "draft/", {"kind": "shout", "body": "x"}).status_code == 400
    assert desk.post(address + "draft/", {"kind": "reply", "body": "x", "then": "burn"}).status_code == 204
    assert Draft.objects.get().then == "pending"


def test_drafts_are_written_to_not_read(desk, address):
    assert desk.get(address + "draft/").status_code == 405


def test_who_may_not_see_the_ticket_keeps_nothing_in_it(sign_in, aisha, baraka_the_stranger, address):
    for person in (aisha, baraka_the_stranger):
        assert sign_in(person).post(address + "draft/", {"kind": "reply", "body": "x"}).status_code == 404
    assert not Draft.objects.exists()


def test_a_sent_reply_stands_above_an_empty_composer_until_it_leaves(desk, address, held):
    page = desk.get(address)

    assert page.context["body"] == ""
    assert page.context["held"] == [held]
    assert Message.objects.count() == 1
    assert 'id="undo-send"' in page.content.decode()


def test_a_colleague_sees_that_it_leaves_and_cannot_take_it_back(sign_in, joseph, address, held):
    shown = sign_in(joseph).get(address).content.decode()

    assert "The reply of Asha leaves in" in shown
    assert 'id="undo-send"' not in shown


def test_undo_brings_the_words_back(desk, address, held, htmx):
    shown = desk.post(f"{address}held/{held.pk}/", headers=htmx)

    assert shown.context["body"] == "Habari Njeri."
    assert not HeldReply.objects.exists()
    assert Message.objects.count() == 1


def test_send_now_does_not_wait(desk, address, held):
    desk.post(f"{address}held/{held.pk}/", {"now": "1"})

    assert Message.objects.latest("id").body == "Habari Njeri."


def test_whoever_reads_the_ticket_after_the_moment_lets_it_go(desk, address, held):
    HeldReply.objects.update(leaves_at=held.created_at)

    shown = desk.get(address)

    assert shown.context["held"] == []
    assert Message.objects.latest("id").body == "Habari Njeri."
    assert shown.context["ticket"].status == "pending"


def test_the_customer_reads_it_after_the_moment_and_not_before(desk, address, held, sign_in, mama_njeri, ticket):
    page = f"/sw/tickets/{ticket.reference}/"
    phone = sign_in(mama_njeri)
    assert "Habari Njeri." not in phone.get(page).content.decode()

    HeldReply.objects.update(leaves_at=held.created_at)

    assert "Habari Njeri." in phone.get(page).content.decode()


def test_an_agent_may_do_without_the_moment(desk, address, settings, asha):
    settings.UNDO_SECONDS = 10
    assert "waits 10 seconds" in desk.get("/desk/you/").content.decode()

    desk.post("/desk/you/writing/", {})
    desk.post(address + "messages/", {"kind": "reply", "body": "Mara moja.", "key": "k2"})

    assert WritingPreference.objects.get().person == asha
    assert Message.objects.latest("id").body == "Mara moja."
