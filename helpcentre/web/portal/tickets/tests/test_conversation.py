import re

import pytest

from helpcentre.base.events.models import Event
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.models import Status


@pytest.fixture
def page(ticket):
    return f"/en/tickets/{ticket.reference}/"


def test_the_phone_with_her_link_sees_the_conversation(her_phone, page):
    answer = her_phone.get(page)
    assert answer.status_code == 200
    assert "Mteja amelipa leo asubuhi" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


def test_she_sees_it_signed_in(sign_in, mama_njeri, page):
    assert sign_in(mama_njeri).get(page).status_code == 200


@pytest.mark.parametrize("verb", ["", "sent/", "live/"])
def test_a_stranger_learns_nothing(phone, sign_in, baraka_the_stranger, page, verb):
    assert phone.get(page + verb).status_code == 404
    assert sign_in(baraka_the_stranger).get(page + verb).status_code == 404


@pytest.mark.parametrize("verb", ["reply/", "close/", "reopen/", "revoke/"])
def test_a_stranger_changes_nothing(phone, sign_in, baraka_the_stranger, ticket, page, verb):
    assert phone.post(page + verb, {"message": "x"}).status_code == 404
    assert sign_in(baraka_the_stranger).post(page + verb, {"message": "x"}).status_code == 404
    ticket.refresh_from_db()
    assert (ticket.status, ticket.messages.count()) == (Status.OPEN, 1)


def test_staff_do_not_read_it_here(sign_in, asha, page):
    assert sign_in(asha).get(page).status_code == 404


@pytest.mark.parametrize("reference", ["DK-0", "DK-12", "dk", "1", "DK-99999999999999999999"])
def test_an_unknown_reference_is_missing(her_phone, reference):
    assert her_phone.get(f"/en/tickets/{reference}/").status_code == 404


@pytest.mark.parametrize("verb", ["reply/", "close/", "reopen/", "revoke/"])
def test_what_changes_something_takes_only_a_post(her_phone, page, verb):
    assert her_phone.get(page + verb).status_code == 405


def test_notes_of_the_team_are_not_shown(her_phone, ticket, asha, page):
    actions.add_note(actor=asha.actor, ticket=ticket, author=asha, body="Looks like the wrong till")
    assert "wrong till" not in her_phone.get(page).content.decode()


def test_an_answer_is_shown_with_the_first_name_of_who_wrote_it(her_phone, ticket, asha, page):
    actions.send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari Njeri")
    text = her_phone.get(page).content.decode()
    assert "<b>Asha</b>, DukaSystem" in text
    assert "Mwangi" not in text


def test_a_reply_arrives(her_phone, ticket, page):
    answer = her_phone.post(page + "reply/", {"message": "Still not there", "key": "k1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, page + "#latest")
    assert ticket.messages.count() == 2


def test_the_same_reply_twice_is_one_message(her_phone, ticket, page):
    for _ in range(2):
        her_phone.post(page + "reply/", {"message": "Still not there", "key": "k1"})
    assert ticket.messages.count() == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "Write your reply first."),
        ("a\x1bb", "hidden sign"),
        ("a\x00", "hidden sign"),
        ("x" * 20_001, "too long"),
    ],
)
def test_a_reply_that_cannot_be_taken_stays_in_the_box(her_phone, ticket, page, words, says):
    answer = her_phone.post(page + "reply/", {"message": words, "key": "k1"})
    assert says in answer.content.decode()
    assert answer.context["form"]["message"].value() == words
    assert ticket.messages.count() == 1


def test_she_closes_it_and_opens_it_again(her_phone, ticket, page):
    her_phone.post(page + "close/")
    ticket.refresh_from_db()
    assert ticket.status == Status.CLOSED
    assert "This request is closed" in her_phone.get(page).content.decode()
    her_phone.post(page + "reopen/")
    ticket.refresh_from_db()
    assert ticket.status == Status.OPEN


def test_closing_twice_is_no_mistake(her_phone, page):
    assert [her_phone.post(page + "close/").status_code for _ in range(2)] == [302, 302]


def test_writing_to_a_closed_request_opens_it(her_phone, ticket, asha, page):
    actions.close(actor=asha.actor, ticket=ticket)
    her_phone.post(page + "reply/", {"message": "It is back", "key": "k2"})
    ticket.refresh_from_db()
    assert ticket.status == Status.OPEN


def test_the_part_that_changes_can_be_fetched_alone(her_phone, page):
    part = her_phone.get(page + "?part=talk").content.decode()
    assert "Mteja amelipa" in part
    assert "<html" not in part


def test_what_was_typed_is_shown_as_text_with_links_that_tell_nobody(her_phone, ticket, page):
    her_phone.post(page + "reply/", {"message": "<b>bold</b> https://shop.example/a", "key": "k3"})
    text = her_phone.get(page).content.decode()
    assert "&lt;b&gt;bold" in text
    link = re.search(r'<a [^>]*href="https://shop.example/a"[^>]*>', text)
    assert link and {"nofollow", "noopener", "noreferrer"} <= set(re.split(r'[ "=]', link[0]))


def test_the_stream_is_granted_for_this_ticket_only(her_phone, page):
    answer = her_phone.get(page + "live/")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/event-stream"


def test_a_colleague_added_later_does_not_read_what_was_before(sign_in, baraka_the_stranger, ticket, asha, page):
    actions.add_participant(actor=asha.actor, ticket=ticket, person=baraka_the_stranger, role="cc")
    text = sign_in(baraka_the_stranger).get(page).content.decode()
    assert "Mteja amelipa" not in text


@pytest.mark.parametrize("path", ["{page}", "{page}sent/", "/en/tickets/", "/en/tickets/new/"])
def test_no_id_is_there_twice_and_every_icon_is_drawn(her_phone, ticket, asha, page, path):
    if path == "{page}":
        actions.close(actor=asha.actor, ticket=ticket)
    text = her_phone.get(path.format(page=page)).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<use href="#(\w+)"', text)) <= set(re.findall(r'<symbol id="(\w+)"', text))


def test_with_a_colleagues_address_nobody_acts_as_the_team(phone, asha):
    sent = {"subject": "Hi", "message": "It is me", "name": "Baraka", "email": asha.email}
    reference = phone.post("/en/tickets/new/", sent).headers["Location"].split("/")[3]
    phone.post(f"/en/tickets/{reference}/reply/", {"message": "Again"})
    phone.post(f"/en/tickets/{reference}/close/")
    told = Event.objects.filter(subject_kind="ticket", actor_id=asha.pk)
    assert told.filter(kind="ticket.status.changed").count() == 1
    assert set(told.values_list("actor_kind", flat=True)) == {"person"}


def test_closing_and_opening_again_without_end_is_slowed_down(her_phone, page):
    answers = [her_phone.post(page + verb).status_code for _ in range(11) for verb in ("close/", "reopen/")]
    assert answers == [302] * 20 + [429] * 2
