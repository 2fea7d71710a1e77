import pytest

from helpcentre.base.events import log
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.actions import add_tags, change_tag, delete_tag, merge_tags, remove_tag, set_priority
from helpcentre.domain.tickets.models import Tag, Ticket, TicketTag
from helpcentre.domain.tickets.tags import TagError, clean_name, split


def names(ticket):
    return [tag.name for tag in selectors.tags_of(ticket)]


def told(ticket, kind):
    return [event.data for event in log.of("ticket", ticket.pk) if event.kind == kind]


def test_capitals_and_signs_make_no_second_tag(ticket, ask, asha):
    add_tags(actor=asha.actor, ticket=ticket, names=["Printer"])
    add_tags(actor=asha.actor, ticket=ask().ticket, names=[" #PRINTER ", "printer"])

    assert [tag.name for tag in Tag.objects.all()] == ["Printer"]
    assert TicketTag.objects.count() == 2


def test_the_same_tag_twice_is_one_event(ticket, asha):
    add_tags(actor=asha.actor, ticket=ticket, names=["Printer"])
    add_tags(actor=asha.actor, ticket=ticket, names=["printer"])

    assert told(ticket, "ticket.tag.added") == [{"tag": Tag.objects.get().pk}]


def test_a_ticket_has_twenty_tags_and_no_more(ticket, asha):
    add_tags(actor=asha.actor, ticket=ticket, names=[f"t{number}" for number in range(20)])
    with pytest.raises(TagError, match="too_many"):
        add_tags(actor=asha.actor, ticket=ticket, names=["one more"])

    add_tags(actor=asha.actor, ticket=ticket, names=["t3"])
    assert len(names(ticket)) == 20
    assert Tag.objects.count() == 20


def test_ten_thousand_pasted_tags_are_refused_and_nothing_is_made():
    with pytest.raises(TagError, match="too_many"):
        split(",".join(f"tag {number}" for number in range(10_000)))
    with pytest.raises(TagError, match="too_many"):
        split(",".join(f"{number}" for number in range(21)))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [("", "empty"), (" # ", "empty"), ("x" * 41, "too_long"), ("a\x00b", "control"), ("a\u202eb", "control")],
)
def test_a_name_that_cannot_be_shown_is_refused(typed, fault):
    with pytest.raises(TagError, match=fault):
        clean_name(typed)


def test_a_line_of_tags_is_parted_by_commas_and_lines():
    assert split("Printer, M-Pesa;\nprinter,, #Stoo") == ["printer", "M-Pesa", "Stoo"]


def test_a_tag_comes_off_once(ticket, asha):
    (tag,) = add_tags(actor=asha.actor, ticket=ticket, names=["Printer"])

    assert remove_tag(actor=asha.actor, ticket=ticket, tag=tag) is True
    assert remove_tag(actor=asha.actor, ticket=ticket, tag=tag) is False
    assert names(ticket) == []
    assert len(told(ticket, "ticket.tag.removed")) == 1


def test_a_tag_gets_another_name_but_never_one_that_is_taken(ticket, asha):
    printer, money = add_tags(actor=asha.actor, ticket=ticket, names=["Printer", "Money"])
    change_tag(actor=asha.actor, tag=printer, name="Printa", colour="amber")

    assert names(ticket) == ["Money", "Printa"]
    with pytest.raises(TagError, match="taken"):
        change_tag(actor=asha.actor, tag=printer, name="MONEY", colour="amber")
    with pytest.raises(ValueError, match="pink"):
        change_tag(actor=asha.actor, tag=money, name="Money", colour="pink")


def test_merged_tags_leave_each_ticket_with_one(ticket, ask, asha):
    other = ask().ticket
    old, new = add_tags(actor=asha.actor, ticket=ticket, names=["mpesa", "M-Pesa"])
    add_tags(actor=asha.actor, ticket=other, names=["mpesa"])

    assert merge_tags(actor=asha.actor, tag=old, into=new) == 2
    assert names(ticket) == names(other) == ["M-Pesa"]
    assert merge_tags(actor=asha.actor, tag=new, into=new) == 0


def test_a_tag_that_goes_leaves_the_tickets(ticket, asha):
    (tag,) = add_tags(actor=asha.actor, ticket=ticket, names=["Printer"])
    delete_tag(actor=asha.actor, tag=tag)
    delete_tag(actor=asha.actor, tag=tag)

    assert names(ticket) == []
    assert Ticket.objects.filter(pk=ticket.pk).exists()


def test_suggestions_begin_like_the_last_word_typed(ticket, asha):
    add_tags(actor=asha.actor, ticket=ticket, names=["Printer", "Prices", "Stock"])

    assert [tag.name for tag in selectors.suggested_tags("stock, PRI")] == ["Prices", "Printer"]
    assert [tag.name for tag in selectors.suggested_tags("")] == ["Stock", "Prices", "Printer"]


def test_a_priority_is_said_once(ticket, asha):
    set_priority(actor=asha.actor, ticket=ticket, priority=4)
    set_priority(actor=asha.actor, ticket=ticket, priority=4)

    assert told(ticket, "ticket.priority.changed") == [{"priority": "4", "previous": "2"}]
    with pytest.raises(ValueError, match="9"):
        set_priority(actor=asha.actor, ticket=ticket, priority=9)
