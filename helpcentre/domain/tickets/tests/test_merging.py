import pytest

from helpcentre.base.events import log
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.actions import (
    add_customer_reply,
    add_note,
    assign,
    close,
    copy_to,
    follow,
    mark_spam,
    merge,
    reopen,
    send_reply,
    undo_merge,
)
from helpcentre.domain.tickets.actions.merging import MergeError
from helpcentre.domain.tickets.models import Merge, Message, Notification, Ticket
from helpcentre.domain.tickets.selectors import InboxView
from helpcentre.domain.tickets.tests.readers import deliver
from helpcentre.domain.tickets.watching import history


@pytest.fixture
def other(ask):
    """A second request of Njeri's about the same thing."""
    return ask(subject="Bado M-Pesa", body="Nimeandika tena").ticket


@pytest.fixture
def his(ask, baraka):
    """A request of somebody else."""
    return ask(requester=baraka, subject="Same here", body="My till too", language="en").ticket


def bodies(entries):
    return [entry.message.body for entry in entries if entry.message]


def team_reads(ticket):
    return bodies(selectors.conversation(ticket, staff=True))


def reads(person, ticket):
    """What somebody who signed in reads on the page of this ticket; None when they cannot open it."""
    found = selectors.for_person(person, ticket.reference)
    if found is None:
        return None
    first = selectors.visible_from(ticket, person)
    also = selectors.readable_origins(ticket, person)
    return bodies(selectors.conversation(ticket, staff=False, visible_from=first, also=also))


def everything_read(person):
    tickets = selectors.tickets_of(person)
    return {body for ticket in tickets for body in reads(person, ticket) or ()}


def test_the_team_reads_both_in_order(ticket, other, njeri, asha):
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Third")
    merge(actor=asha.actor, by=asha, ticket=other, into=ticket)

    assert team_reads(ticket) == ["Malipo hayaonekani", "Nimeandika tena", "Third"]
    assert team_reads(other) == ["Nimeandika tena"]


def test_the_merged_one_is_closed_and_in_no_list(ticket, other, asha):
    merge(actor=asha.actor, by=asha, ticket=other, into=ticket)
    other.refresh_from_db()

    assert (other.status, other.set_aside) == ("closed", "merged")
    for view in (InboxView.ALL_OPEN, InboxView.CLOSED, InboxView.WAITING):
        assert other not in selectors.inbox(asha, view).rows


@pytest.mark.parametrize("copy", [False, True])
def test_nobody_reads_more_than_before(ticket, his, njeri, baraka, asha, joseph, ask, copy):
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="for Njeri")
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="for the team")
    copy_to(actor=asha.actor, ticket=his, person=njeri)
    send_reply(actor=asha.actor, ticket=his, author=asha, body="for both")
    before = {person: everything_read(person) for person in (njeri, baraka)}

    merge(actor=asha.actor, by=asha, ticket=his, into=ticket, copy=copy)
    assert {person: everything_read(person) for person in (njeri, baraka)} == before
    assert reads(baraka, ticket) == (reads(baraka, his) if copy else None)

    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="afterwards")
    assert everything_read(baraka) - before[baraka] == ({"afterwards"} if copy else set())
    undo_merge(actor=asha.actor, ticket=his)
    assert before[baraka] <= everything_read(baraka)
    assert everything_read(njeri) == before[njeri] | {"afterwards"}


def test_who_takes_part_in_both_reads_both_on_one_page_once_signed_in(ticket, other, njeri, asha):
    merge(actor=asha.actor, by=asha, ticket=other, into=ticket)
    assert reads(njeri, ticket) == ["Malipo hayaonekani", "Nimeandika tena"]
    first = selectors.visible_from(ticket, njeri)
    by_link = selectors.conversation(ticket, staff=False, visible_from=first)
    assert bodies(by_link) == ["Malipo hayaonekani"]


def test_the_wait_goes_on_from_when_it_began(ticket, other, asha):
    waited = Ticket.objects.get(pk=ticket.pk).waiting_since
    close(actor=asha.actor, ticket=other)
    merge(actor=asha.actor, by=asha, ticket=ticket, into=other)

    other.refresh_from_db()
    assert (other.status, other.waiting_since) == ("open", waited)


def test_parted_again_both_are_as_they_were(ticket, other, asha):
    merge(actor=asha.actor, by=asha, ticket=other, into=ticket)
    assert undo_merge(actor=asha.actor, ticket=other) is True
    assert undo_merge(actor=asha.actor, ticket=other) is False

    other.refresh_from_db()
    assert (other.status, other.set_aside) == ("open", None)
    assert team_reads(ticket) == ["Malipo hayaonekani"]
    assert [event.kind for event in log.of("ticket", other.pk)][-2:] == ["ticket.parted", "ticket.status.changed"]


def test_her_words_in_the_merged_one_wake_the_one_it_lives_on_in(ticket, other, njeri, asha):
    assign(actor=asha.actor, ticket=ticket, assignee=asha)
    merge(actor=asha.actor, by=asha, ticket=other, into=ticket)
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Tayari")
    deliver()
    add_customer_reply(actor=njeri.actor, ticket=other, author=njeri, body="Bado kabisa")

    ticket.refresh_from_db()
    other.refresh_from_db()
    assert (ticket.status, other.status, other.set_aside) == ("open", "closed", "merged")
    assert other.waiting_since is None
    assert team_reads(ticket)[-1] == "Bado kabisa"
    deliver()
    assert Notification.objects.filter(person=asha, ticket=ticket, kind="customer_replied").count() == 1


def test_words_of_somebody_our_answer_would_not_reach_part_the_two(ticket, his, baraka, asha):
    merge(actor=asha.actor, by=asha, ticket=his, into=ticket)
    add_customer_reply(actor=baraka.actor, ticket=his, author=baraka, body="And me?")

    his.refresh_from_db()
    assert (his.status, his.set_aside) == ("open", None)
    assert his.waiting_since
    assert Merge.objects.get().undone_at
    assert "And me?" not in team_reads(ticket)


def test_opened_again_it_stands_on_its_own(ticket, his, baraka, asha):
    merge(actor=asha.actor, by=asha, ticket=his, into=ticket)
    reopen(actor=baraka.actor, ticket=his)
    his.refresh_from_db()
    assert (his.status, his.set_aside) == ("open", None)


def test_what_was_merged_before_goes_along(ticket, other, ask, asha):
    third = ask(body="Tatu").ticket
    merge(actor=asha.actor, by=asha, ticket=other, into=ticket)
    merge(actor=asha.actor, by=asha, ticket=ticket, into=third)

    assert team_reads(third) == ["Malipo hayaonekani", "Nimeandika tena", "Tatu"]
    assert {origin.pk for origin in selectors.origins(third)} == {ticket.pk, other.pk}


def test_merges_that_make_no_sense_are_refused(ticket, other, ask, asha):
    third = ask().ticket
    with pytest.raises(MergeError, match="itself"):
        merge(actor=asha.actor, by=asha, ticket=ticket, into=ticket)
    merge(actor=asha.actor, by=asha, ticket=other, into=ticket)
    for one, two in ((other, third), (third, other)):
        with pytest.raises(MergeError, match="merged"):
            merge(actor=asha.actor, by=asha, ticket=one, into=two)
    mark_spam(actor=asha.actor, ticket=third)
    with pytest.raises(MergeError, match="spam"):
        merge(actor=asha.actor, by=asha, ticket=ticket, into=third)


def test_only_who_hears_nothing_elsewhere_is_told_that_it_was_closed(ticket, other, his, njeri, baraka, asha):
    merge(actor=asha.actor, by=asha, ticket=other, into=ticket)
    merge(actor=asha.actor, by=asha, ticket=his, into=ticket)
    deliver()
    closed = OutboundMail.objects.filter(kind="ticket_closed").values_list("person_id", flat=True)
    assert list(closed) == [baraka.pk]


def test_who_follows_one_follows_the_other(ticket, other, asha, joseph):
    follow(actor=asha.actor, ticket=other, person=joseph)
    merge(actor=asha.actor, by=asha, ticket=other, into=ticket)
    assert selectors.followers(ticket) == [joseph]


def test_the_history_still_tells_what_the_rows_say(ticket, other, his, njeri, baraka, asha):
    merge(actor=asha.actor, by=asha, ticket=other, into=ticket)
    merge(actor=asha.actor, by=asha, ticket=his, into=ticket)
    add_customer_reply(actor=njeri.actor, ticket=other, author=njeri, body="Bado")
    add_customer_reply(actor=baraka.actor, ticket=his, author=baraka, body="And me?")
    undo_merge(actor=asha.actor, ticket=other)
    told = history.of_tickets(list(Ticket.objects.values_list("pk", flat=True)))
    assert (told.messages_differ, told.status_differs, told.assignee_differs) == ([], [], [])
    assert Message.objects.count() == 5
