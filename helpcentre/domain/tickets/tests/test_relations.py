import pytest

from helpcentre.base.events import log
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.actions import relate, unrelate
from helpcentre.domain.tickets.actions.relations import RelationError


def seen(ticket):
    return [(one.ticket.pk, one.kind, one.back) for one in selectors.related(ticket)]


def test_a_link_is_seen_from_both_sides(ticket, ask, asha):
    other = ask().ticket
    relate(actor=asha.actor, ticket=ticket, other=other, kind="caused_by")
    relate(actor=asha.actor, ticket=ticket, other=other, kind="caused_by")

    assert seen(ticket) == [(other.pk, "caused_by", False)]
    assert seen(other) == [(ticket.pk, "caused_by", True)]
    assert [event.kind for event in log.of("ticket", ticket.pk)].count("ticket.related") == 1


def test_two_tickets_have_one_link_and_the_last_word_counts(ticket, ask, asha):
    other = ask().ticket
    relate(actor=asha.actor, ticket=ticket, other=other, kind="related")
    relate(actor=asha.actor, ticket=other, other=ticket, kind="duplicate")
    assert seen(ticket) == [(other.pk, "duplicate", True)]

    assert unrelate(actor=asha.actor, ticket=ticket, other=other) is True
    assert unrelate(actor=asha.actor, ticket=ticket, other=other) is False
    assert seen(ticket) == seen(other) == []


def test_a_ticket_is_not_linked_to_itself_nor_in_a_way_that_is_none(ticket, ask, asha):
    with pytest.raises(RelationError, match="itself"):
        relate(actor=asha.actor, ticket=ticket, other=ticket, kind="related")
    with pytest.raises(ValueError, match="married"):
        relate(actor=asha.actor, ticket=ticket, other=ask().ticket, kind="married")


def test_a_link_lets_nobody_read_anything(ticket, ask, asha, baraka, njeri):
    his = ask(requester=baraka).ticket
    relate(actor=asha.actor, ticket=his, other=ticket, kind="duplicate")
    assert selectors.for_person(baraka, ticket.reference) is None
    assert selectors.for_person(njeri, his.reference) is None
