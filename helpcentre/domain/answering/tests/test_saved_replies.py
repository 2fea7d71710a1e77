import pytest

from helpcentre.domain.answering import actions, placeholders, selectors
from helpcentre.domain.answering.actions import answer, save_reply
from helpcentre.domain.answering.models import HeldReply, SavedReply
from helpcentre.domain.people.actions import archive_team, put_team
from helpcentre.domain.tickets.actions import add_tags
from helpcentre.domain.tickets.models import Message, Priority
from helpcentre.domain.tickets.tags import MOST_TAGS
from helpcentre.domain.tickets.text import TextError


@pytest.fixture
def save(asha):
    def saved(**changes):
        facts = {"reply": None, "name": "Malipo", "texts": {"sw": "Habari {{ requester.first_name }}, tumeona."}}
        return actions.save_reply(actor=asha.actor, **{**facts, **changes})

    return saved


def test_the_words_come_in_the_tickets_language_or_in_the_other(save):
    both = save(texts={"sw": "Habari", "en": "Hello"})
    one = save(texts={"en": "Hello", "sw": " "})

    assert (both.body_in("sw"), both.body_in("en")) == ("Habari", "Hello")
    assert one.body_in("sw") == "Hello"


def test_names_are_replaced(asha, ticket):
    text = (
        "{{requester.name}}|{{ requester.first_name }}|{{business.name}}|{{ ticket.reference }}|{{ agent.first_name }}"
    )

    assert placeholders.fill(text, ticket, asha) == f"Njeri Kamau|Njeri||{ticket.reference}|Asha"


def test_an_unknown_value_leaves_no_gap(asha, ticket):
    ticket.requester.name = ""

    assert placeholders.fill("Habari {{ requester.first_name }}, karibu", ticket, asha) == "Habari, karibu"


@pytest.mark.parametrize("name", ["{{ agent.name }}", "{% debug %}", "{{ requester.name }}", "{{{{agent.name}}}}"])
def test_a_customer_called_like_a_placeholder_stays_that_and_nothing_loops(asha, ticket, name):
    ticket.requester.name = name

    assert placeholders.fill("{{ requester.name }}", ticket, asha) == name


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("{{ requester.password }}", ["requester.password"]),
        ("{{ requester.__class__ }} {{ x }}", ["requester.__class__", "x"]),
        ("{{ settings.SECRET_KEY|upper }}", ["settings.SECRET_KEY|upper"]),
        ("{{ {{ requester.name }} }}", []),
        ("bei {ni} {{", []),
    ],
)
def test_an_unknown_name_is_named_when_saved_and_never_evaluated(save, asha, ticket, text, strange):
    assert placeholders.unknown(text) == strange
    assert "SECRET" not in placeholders.fill(text, ticket, asha) or "SECRET" in text
    if strange:
        with pytest.raises(actions.UnknownPlaceholderError) as error:
            save(texts={"en": text})
        assert error.value.names == strange


def test_a_wall_of_braces_is_read_at_once():
    assert placeholders.unknown("{{ " * 6_000 + "}} " * 6_000) is not None


def test_it_says_something_in_plain_text(save):
    with pytest.raises(ValueError, match="says something"):
        save(texts={"sw": "  "})
    with pytest.raises(TextError):
        save(texts={"sw": "a\x00b"})


def test_ones_own_are_ones_own_and_the_teams_everybodys(save, asha, joseph):
    mine, ours = save(owner=asha), save(name="Bei")

    assert selectors.saved_replies(joseph) == [ours]
    assert {each.pk for each in selectors.saved_replies(asha)} == {mine.pk, ours.pk}
    assert selectors.saved_reply(joseph, mine.pk) is None


def test_they_are_found_by_name_folder_and_words_the_most_used_first(save, asha):
    save(name="Malipo", folder="M-Pesa")
    used = save(name="Bei ya mpango", folder="Malipo")
    actions.count_use(reply=used)

    assert [each.name for each in selectors.saved_replies(asha, "malipo")] == ["Bei ya mpango", "Malipo"]
    assert [each.name for each in selectors.saved_replies(asha, "tumeona m-pesa")] == ["Malipo"]
    assert selectors.saved_replies(asha, "100%_\\") == []


def test_changing_keeps_the_count_and_drops_the_language_that_was_emptied(save, asha):
    reply = save(texts={"sw": "Habari", "en": "Hello"})
    actions.count_use(reply=reply)

    save(reply=reply, texts={"en": "Hello again"})

    again = SavedReply.objects.get()
    assert (again.uses, again.body_in("sw")) == (1, "Hello again")


def test_taking_it_away_twice_is_once(save, asha):
    reply = save()
    actions.delete_reply(actor=asha.actor, reply=SavedReply.objects.get(pk=reply.pk))
    actions.delete_reply(actor=asha.actor, reply=reply)

    assert not SavedReply.objects.exists()


@pytest.mark.parametrize("seconds", [0, 10])
def test_a_macro_moves_the_ticket_when_its_words_leave(save, asha, ticket, settings, seconds):
    settings.UNDO_SECONDS = seconds
    macro = save(status="closed", priority=Priority.HIGH, assign="me")

    actions.answer(author=asha, ticket=ticket, body="Tumeona.", key="k1", status="closed", macro=macro)
    ticket.refresh_from_db()
    assert (ticket.assignee == asha) == (seconds == 0)
    HeldReply.objects.update(leaves_at=ticket.created_at)
    actions.send_due(ticket=ticket)

    ticket.refresh_from_db()
    assert (ticket.assignee, ticket.priority, ticket.status) == (asha, Priority.HIGH, "closed")
    assert Message.objects.filter(side="team").count() == 1


def test_a_macro_of_a_note_moves_it_at_once_and_once(save, asha, ticket):
    macro = save(kind="note", status="closed", assign="me")
    for _ in range(2):
        actions.note(author=asha, ticket=ticket, body="Imekwisha", key="k1", macro=macro)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.assignee) == ("closed", asha)
    assert ticket.messages.filter(kind="note").count() == 1


def test_a_colleague_who_left_is_given_nothing(save, asha, joseph, ticket):
    macro = save(assign="person", assignee=joseph)
    joseph.is_active = False
    joseph.save()

    actions.answer(author=asha, ticket=ticket, body="Tumeona.", macro=SavedReply.objects.get(pk=macro.pk))

    ticket.refresh_from_db()
    assert ticket.assignee is None


def test_undo_brings_the_macro_back_too(save, asha, ticket, settings):
    settings.UNDO_SECONDS = 10
    held = actions.answer(author=asha, ticket=ticket, body="Tumeona.", macro=save(assign="me"))

    assert actions.take_back(person=asha, ticket=ticket, held_id=held.pk).macro == held.macro


@pytest.fixture
def sorting(asha, joseph):
    """A macro that puts one tag on, takes another off and gives the ticket to a team."""
    team = put_team(actor=joseph.actor, name="Malipo", strategy="by_hand", takes_new=False, members=[asha, joseph])
    return save_reply(
        actor=joseph.actor,
        reply=None,
        name="Malipo",
        texts={"en": "We look at it."},
        team=team,
        puts_on=["M-Pesa", "m-pesa"],
        takes_off=["new"],
    )


def test_a_macro_sorts_and_routes_when_its_message_leaves(sorting, ticket, asha, settings):
    settings.UNDO_SECONDS = 0
    add_tags(actor=asha.actor, ticket=ticket, names=["New"])

    answer(author=asha, ticket=ticket, body="Ndiyo", macro=sorting)

    ticket.refresh_from_db()
    assert ticket.team == sorting.team
    assert [row.tag.name for row in ticket.ticket_tags.all()] == ["M-Pesa"]


def test_a_team_that_was_put_away_and_tags_without_room_stop_no_answer(sorting, ticket, asha, joseph, settings):
    settings.UNDO_SECONDS = 0
    archive_team(actor=joseph.actor, team=sorting.team)
    add_tags(actor=asha.actor, ticket=ticket, names=[f"t{n}" for n in range(MOST_TAGS)])
    sorting.refresh_from_db()

    message = answer(author=asha, ticket=ticket, body="Ndiyo", macro=sorting)

    ticket.refresh_from_db()
    assert message.body == "Ndiyo"
    assert ticket.team is None
