import pytest

from helpcentre.base.events import log
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.domain.people.actions import remove_staff
from helpcentre.domain.tickets import links, selectors
from helpcentre.domain.tickets.actions import (
    add_customer_reply,
    add_note,
    assign,
    copy_to,
    follow,
    remove_copy,
    send_reply,
    unfollow,
)
from helpcentre.domain.tickets.actions.assignment import NotStaffError
from helpcentre.domain.tickets.actions.following import MOST_COPIED, CopyError
from helpcentre.domain.tickets.models import Notification, TicketLink
from helpcentre.domain.tickets.tests.readers import deliver


def mailed(person):
    deliver()
    return list(OutboundMail.objects.filter(person_id=person.pk).order_by("id").values_list("kind", flat=True))


def told(person):
    deliver()
    return list(Notification.objects.filter(person=person).order_by("id").values_list("kind", flat=True))


def read_by(ticket, person):
    first = selectors.visible_from(ticket, person)
    if first is None:
        return None
    return [entry.message.body for entry in selectors.conversation(ticket, staff=False, visible_from=first)]


def test_a_copied_person_reads_from_the_next_message_on_and_gets_mail(ticket, asha, baraka):
    copy_to(actor=asha.actor, ticket=ticket, person=baraka)
    assert read_by(ticket, baraka) == []
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="secret of the team")
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Imekubali sasa")

    assert read_by(ticket, baraka) == ["Imekubali sasa"]
    assert mailed(baraka) == ["ticket_reply"]


def test_who_is_copied_twice_is_one_and_reads_no_more(ticket, asha, baraka):
    first = copy_to(actor=asha.actor, ticket=ticket, person=baraka)
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="One")
    assert copy_to(actor=asha.actor, ticket=ticket, person=baraka).visible_from == first.visible_from
    assert [event.kind for event in log.of("ticket", ticket.pk)].count("ticket.participant.added") == 1


def test_who_is_taken_out_reads_nothing_gets_no_mail_and_their_link_is_dead(ticket, asha, baraka):
    copy_to(actor=asha.actor, ticket=ticket, person=baraka)
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="One")
    assert mailed(baraka) == ["ticket_reply"]
    token = links.token(TicketLink.objects.get(ticket=ticket, person=baraka))
    assert links.find(token)

    assert remove_copy(actor=asha.actor, ticket=ticket, person=baraka) is True
    assert remove_copy(actor=asha.actor, ticket=ticket, person=baraka) is False
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Two")
    assert mailed(baraka) == ["ticket_reply"]
    assert read_by(ticket, baraka) is None
    assert selectors.for_person(baraka, ticket.reference) is None
    assert links.find(token) is None


def test_who_comes_back_does_not_read_what_was_said_meanwhile(ticket, asha, baraka):
    copy_to(actor=asha.actor, ticket=ticket, person=baraka)
    remove_copy(actor=asha.actor, ticket=ticket, person=baraka)
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="meanwhile")
    copy_to(actor=asha.actor, ticket=ticket, person=baraka)
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="afterwards")
    assert read_by(ticket, baraka) == ["afterwards"]


def test_the_requester_is_no_copy_and_stays(ticket, asha, njeri):
    for act in (copy_to, remove_copy):
        with pytest.raises(CopyError, match="requester"):
            act(actor=asha.actor, ticket=ticket, person=njeri)
    assert selectors.visible_from(ticket, njeri) == 0


def test_staff_are_not_copied_and_customers_do_not_follow(ticket, asha, joseph, baraka):
    with pytest.raises(CopyError, match="staff"):
        copy_to(actor=asha.actor, ticket=ticket, person=joseph)
    with pytest.raises(NotStaffError):
        follow(actor=asha.actor, ticket=ticket, person=baraka)


def test_a_conversation_has_at_most_twenty_copies(ticket, asha):
    from helpcentre.domain.people.actions import find_or_create_person

    def person(number):
        return find_or_create_person(actor=asha.actor, name="", email=f"p{number}@duka.example")

    for number in range(MOST_COPIED):
        copy_to(actor=asha.actor, ticket=ticket, person=person(number))
    with pytest.raises(CopyError, match="too_many"):
        copy_to(actor=asha.actor, ticket=ticket, person=person(99))


def test_a_follower_hears_of_every_word_but_their_own(ticket, njeri, asha, joseph):
    assert follow(actor=asha.actor, ticket=ticket, person=joseph) is True
    assert follow(actor=asha.actor, ticket=ticket, person=joseph) is False
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Bado")
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Tunaangalia")
    add_note(actor=joseph.actor, ticket=ticket, author=joseph, body="I know this one")
    assert told(joseph) == ["followed", "followed"]
    assert not told(asha)

    assert unfollow(actor=asha.actor, ticket=ticket, person=joseph) is True
    assert unfollow(actor=asha.actor, ticket=ticket, person=joseph) is False
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="Done")
    assert told(joseph) == ["followed", "followed"]


def test_who_has_it_and_follows_it_is_told_once(ticket, njeri, asha):
    assign(actor=asha.actor, ticket=ticket, assignee=asha)
    follow(actor=asha.actor, ticket=ticket, person=asha)
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Bado")
    assert told(asha) == ["customer_replied"]


def test_following_lets_nobody_who_left_read_anything(ticket, asha, joseph, njeri):
    follow(actor=asha.actor, ticket=ticket, person=joseph)
    remove_staff(actor=asha.actor, person=joseph)
    joseph.refresh_from_db()
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Bado")
    assert told(joseph) == []
    assert selectors.for_person(joseph, ticket.reference) is None
    assert selectors.followers(ticket) == []
