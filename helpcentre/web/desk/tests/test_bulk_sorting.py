"""Tags and snooze for many tickets at once."""

from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.models import BulkAct, Snooze, Tag, Ticket, TicketTag
from helpcentre.domain.tickets.tags import MOST_TAGS


@pytest.fixture
def pair(mama_njeri):
    return [
        actions.open_ticket(
            actor=mama_njeri.actor, requester=mama_njeri, subject=f"Swali {n}", body="?", channel="web", language="sw"
        ).ticket
        for n in range(2)
    ]


def send(desk, deed, tickets, **more):
    form = {"deed": deed, "ticket": [ticket.pk for ticket in tickets], "in": "view=all-open"} | more
    return desk.post("/desk/bulk/", form, follow=True).content.decode()


def undo(desk):
    return desk.post("/desk/bulk/undo/", {"act": BulkAct.objects.latest("id").pk, "in": ""}, follow=True)


def worn(ticket):
    return list(TicketTag.objects.filter(ticket=ticket).order_by("tag__key").values_list("tag__name", flat=True))


def away(tickets):
    return list(
        Ticket.objects.filter(pk__in=[t.pk for t in tickets]).order_by("pk").values_list("set_aside", flat=True)
    )


def test_tags_are_put_on_many_and_shown_on_their_rows_and_undone(desk, pair, asha):
    actions.add_tags(actor=asha.actor, ticket=pair[0], names=["Printer"])

    page = send(desk, "tag", pair, names="printer, M-Pesa")

    assert "2 tickets have the tag" in page
    assert [worn(ticket) for ticket in pair] == [["M-Pesa", "Printer"]] * 2
    assert page.count("<span>M-Pesa</span>") == 2
    undo(desk)
    assert [worn(ticket) for ticket in pair] == [["Printer"], []]
    assert Event.objects.filter(kind="ticket.tag.removed").count() == 3


def test_a_tag_is_taken_off_many_and_given_back_unless_it_was_deleted(desk, pair, asha):
    for ticket in pair:
        actions.add_tags(actor=asha.actor, ticket=ticket, names=["Printer", "Old"])

    assert "off 2 tickets" in send(desk, "untag", pair, names="PRINTER, old, unknown")
    assert [worn(ticket) for ticket in pair] == [[], []]
    actions.delete_tag(actor=asha.actor, tag=Tag.objects.get(key="old"))
    undo(desk)
    assert [worn(ticket) for ticket in pair] == [["Printer"], ["Printer"]]


def test_a_ticket_that_carries_all_it_can_stays_and_the_others_get_the_tag(desk, pair, asha):
    actions.add_tags(actor=asha.actor, ticket=pair[0], names=[f"t{n}" for n in range(MOST_TAGS)])

    assert "1 ticket has the tag" in send(desk, "tag", pair, names="Printer")
    assert worn(pair[1]) == ["Printer"]


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ("", "Write a word"),
        ("x" * 41, "at most 40"),
        ("a\0b", "cannot be shown"),
        (",".join("abcdefghijklmnopqrstuv"), "at most 20"),
    ],
)
def test_tags_that_are_none_are_a_kind_word(desk, pair, names, says):
    assert says in send(desk, "tag", pair, names=names)
    assert not Tag.objects.exists()


def test_many_are_put_away_until_a_morning_and_undo_fetches_them_back(desk, pair, asha, joseph):
    until = clock.now() + timedelta(days=9)
    actions.snooze(actor=joseph.actor, ticket=pair[0], by=joseph, until=until)

    assert "2 tickets put away" in send(desk, "snooze:tomorrow", pair)
    assert away(pair) == ["snoozed", "snoozed"]
    undo(desk)
    assert away(pair) == ["snoozed", None]
    back = Snooze.objects.get(ended_at=None)
    assert (back.until, back.person) == (until, joseph)  # as it was: until the same day, and the same one is told


def test_what_is_closed_stays_when_the_others_are_put_away(desk, pair, asha):
    actions.close(actor=asha.actor, ticket=pair[0])

    assert "1 ticket put away" in send(
        desk, "snooze:day", pair, day=(clock.now() + timedelta(days=3)).date().isoformat()
    )
    assert away(pair) == [None, "snoozed"]


@pytest.mark.parametrize(
    ("deed", "day", "says"),
    [
        ("snooze:day", "", "Choose a day"),
        ("snooze:day", "2001-01-01", "after today"),
        ("snooze", "9999-12-31", "within a year"),
    ],
)
def test_a_day_that_is_none_puts_nothing_away(desk, pair, deed, day, says):
    assert says in send(desk, deed, pair, day=day)
    assert away(pair) == [None, None]


def test_many_are_fetched_back_and_undo_puts_them_away_again(desk, pair, asha):
    for ticket in pair:
        actions.snooze(actor=asha.actor, ticket=ticket, by=asha, until=clock.now() + timedelta(days=2))

    assert 'value="wake"' in desk.get("/desk/?view=snoozed").content.decode()
    assert "2 tickets are back" in send(desk, "wake", pair)
    undo(desk)
    assert away(pair) == ["snoozed", "snoozed"]


def test_enter_in_a_field_of_the_bar_does_not_close_the_tickets(desk, pair):
    """The first button of a form is what Enter presses."""
    page = desk.get("/desk/?view=all-open").content.decode()
    form = page[page.index('id="bulk"') :]

    assert form.index("<button hidden disabled>") < form.index('value="close"')
