from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.tickets import links, selectors
from helpcentre.domain.tickets.actions import add_note, add_participant, close, make_link, revoke_links, send_reply
from helpcentre.domain.tickets.models import Participant, Ticket

pytestmark = pytest.mark.django_db


def test_the_requester_finds_her_ticket_and_a_stranger_finds_nothing(ticket, njeri, baraka):
    assert selectors.for_person(njeri, ticket.reference) == ticket
    assert selectors.for_person(baraka, ticket.reference) is None


def test_staff_find_every_ticket_and_customers_no_door_of_theirs(ticket, asha, njeri):
    assert selectors.for_staff(asha, ticket.reference) == ticket
    assert selectors.for_staff(njeri, ticket.reference) is None


@pytest.mark.parametrize("reference", ["", "DK-", "DK-0", "DK-99999999999999999999", "DK-1' OR 1=1", "12"])
def test_a_reference_that_is_none_is_nobody_s_ticket(reference, ticket, asha):
    assert selectors.for_staff(asha, reference) is None


def test_one_wrong_digit_finds_no_other_ticket(ticket, asha):
    wrong = ticket.reference[:-1] + str((int(ticket.reference[-1]) + 1) % 10)
    assert selectors.for_staff(asha, wrong) is None


def test_a_participant_who_was_removed_is_a_stranger(ticket, njeri):
    Participant.objects.update(removed_at=clock.now())
    assert selectors.for_person(njeri, ticket.reference) is None


def test_the_link_opens_its_ticket_and_no_other(ask):
    opened, other = ask(), ask()
    link = links.find(links.token(opened.link))
    assert link == opened.link
    assert selectors.for_links([link.pk], opened.ticket.reference) == (opened.ticket, link)
    assert selectors.for_links([link.pk], other.ticket.reference) is None


def test_a_link_with_another_signature_opens_nothing(ask):
    first, second = ask(), ask()
    forged = f"{first.link.pk}-{links.token(second.link).partition('-')[2]}"
    assert links.find(forged) is None


@pytest.mark.parametrize("token", ["", "-", "1", "1-", "x-abc", "-1-abc", "９-abc", "1" * 30 + "-abc"])
def test_nonsense_is_no_link(token, ticket):
    assert links.find(token) is None


def test_a_revoked_link_opens_nothing_and_a_new_one_does(ask, asha):
    opened = ask()
    revoke_links(actor=asha.actor, ticket=opened.ticket)
    assert links.find(links.token(opened.link)) is None
    assert selectors.for_links([opened.link.pk], opened.ticket.reference) is None
    new = make_link(ticket=opened.ticket, person=opened.ticket.requester)
    assert links.find(links.token(new)) == new


@pytest.mark.parametrize(("days", "opens"), [(29, True), (31, False)])
def test_a_link_ends_thirty_days_after_closing(days, opens, ask, asha):
    opened = ask()
    close(actor=asha.actor, ticket=opened.ticket)
    Ticket.objects.update(closed_at=clock.now() - timedelta(days=days))
    assert (links.find(links.token(opened.link)) is not None) is opens


def test_a_customer_reads_replies_and_never_notes(ticket, asha):
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="between us")
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="for her")
    said = [entry.message.body for entry in selectors.conversation(ticket, staff=False)]
    assert said == ["Malipo hayaonekani", "for her"]


def test_staff_read_notes_and_deeds_in_order(ticket, asha):
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="between us")
    entries = selectors.conversation(ticket, staff=True)
    assert [entry.kind for entry in entries] == ["message", "ticket.created", "message"]


def test_somebody_added_later_never_reads_what_was_written_before(ticket, asha, baraka):
    add_participant(actor=asha.actor, ticket=ticket, person=baraka, role="cc")
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="for both")
    start = selectors.visible_from(ticket, baraka)
    said = [entry.message.body for entry in selectors.conversation(ticket, staff=False, visible_from=start)]
    assert said == ["for both"]


def test_adding_the_requester_again_hides_nothing_from_her(ticket, asha, njeri):
    add_participant(actor=asha.actor, ticket=ticket, person=njeri, role="cc")
    assert selectors.visible_from(ticket, njeri) == 0
