"""A row of a list, drawn without a template: everything that somebody else wrote is only ever text."""

from typing import Any

import pytest
from django.template import Context
from django.utils import translation

from helpcentre.base.core import clock
from helpcentre.domain.tickets import actions, selectors
from helpcentre.domain.tickets.models import Message, Ticket
from helpcentre.web.desk.inbox import drawing

HOSTILE = "\"'><script>alert(1)</script>&amp;"
LOOK = drawing.Look(None, picks=True, by_wait=False)


@pytest.fixture
def wicked(ticket: Ticket, asha: Any) -> Ticket:
    """A ticket whose every word comes from somebody who hates us."""
    Ticket.objects.filter(pk=ticket.pk).update(subject=HOSTILE)
    Message.objects.filter(pk=ticket.last_message_id).update(body=HOSTILE)
    type(ticket.requester).objects.filter(pk__in=[ticket.requester_id, asha.pk]).update(name=HOSTILE)
    actions.add_tags(actor=asha.actor, ticket=ticket, names=["<b>tag</b>"])
    return ticket


def _row(ticket: Ticket, look: drawing.Look = LOOK, way: str = "") -> str:
    (fresh,) = selectors.search_for_staff(ticket.reference)
    return drawing.row(Context(), fresh, way, look)


def test_nothing_that_was_written_becomes_markup(wicked: Ticket, asha: Any) -> None:
    actions.assign(actor=asha.actor, ticket=wicked, assignee=asha)
    shown = _row(wicked, way="?in=\"><script>&at='")
    assert "<script" not in shown and "<b>tag" not in shown
    assert shown.count("&lt;script&gt;") == 5  # subject, words, who asks, who answers, and its way
    assert "&lt;b&gt;tag&lt;/b&gt;" in shown and "?in=&quot;&gt;" in shown


def test_each_language_says_its_own_words(ticket: Ticket) -> None:
    with translation.override("sw"):
        kiswahili = _row(ticket)
    with translation.override("en"):
        assert 'aria-label="Waiting for us"' in _row(ticket) and "Waiting for us" not in kiswahili


def test_more_than_three_tags_are_counted(ticket: Ticket, asha: Any) -> None:
    actions.add_tags(actor=asha.actor, ticket=ticket, names=["till", "printer", "sync", "stock", "staff"])
    shown = _row(ticket)
    assert shown.count('<li class="tag ') == 3 and '<li class="meta num">+2</li>' in shown


def test_a_ticket_that_was_asked_without_words_or_name_has_a_row(ticket: Ticket) -> None:
    Ticket.objects.filter(pk=ticket.pk).update(last_message=None, business=None)
    type(ticket.requester).objects.filter(pk=ticket.requester_id).update(name="")
    assert "<b>Somebody</b>" in _row(ticket)


def test_what_was_closed_says_when(ticket: Ticket, asha: Any) -> None:
    actions.close(actor=asha.actor, ticket=ticket)
    shown = _row(ticket, drawing.Look(asha, picks=False, by_wait=False))
    assert 'class="take"' not in shown and 'type="checkbox"' not in shown and "chip" not in shown


def test_long_words_are_cut_and_say_so() -> None:
    assert drawing.shortened("a" * 140) == "a" * 140
    assert drawing.shortened("a" * 141) == "a" * 139 + "…"


def test_a_list_of_rows_asks_for_their_tags_once(ticket: Ticket, asha: Any, django_assert_num_queries: Any) -> None:
    actions.add_tags(actor=asha.actor, ticket=ticket, names=["till"])
    with django_assert_num_queries(2):
        (row,) = selectors.inbox(asha, selectors.InboxView.ALL_OPEN).rows
        assert [each.tag.name for each in row.ticket_tags.all()] == ["till"] and row.updated_at <= clock.now()


def test_a_request_whose_words_were_erased_can_still_be_opened(ticket: Ticket) -> None:
    Ticket.objects.filter(pk=ticket.pk).update(subject="")
    assert ">A request that was erased</a>" in _row(ticket)
