from datetime import timedelta

import pytest
import time_machine

from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.domain.answering.actions import save_reply
from helpcentre.domain.automation import firing, selectors
from helpcentre.domain.automation.actions import (
    RuleNameTakenError,
    close_the_silent,
    move_rule,
    put_rule,
    remove_rule,
    run_timed_rules,
    switch_rule,
)
from helpcentre.domain.automation.models import Firing, Outcome, PendingClosure, Rule
from helpcentre.domain.automation.saved_reply_deed import usable
from helpcentre.domain.automation.subscribers import set_off
from helpcentre.domain.automation.tests.conftest import SYSTEM
from helpcentre.domain.people.actions import archive_team, put_team, remove_staff, set_absence
from helpcentre.domain.tickets.actions import add_customer_reply, add_tags, assign, close, send_reply
from helpcentre.domain.tickets.models import Message, MessageKind, Notification, Tag, Ticket

pytestmark = pytest.mark.django_db
NOTE = {"do": "note", "with": "Seen by the rule."}
BYE = {"en": "We close this soon.", "sw": "Tutafunga hivi karibuni."}


def later(**span):
    return time_machine.travel(clock.now() + timedelta(**span), tick=False)


@pytest.fixture
def team(asha, joseph):
    return put_team(actor=SYSTEM, name="Malipo", strategy="by_hand", takes_new=False, members=[asha, joseph])


def test_a_new_ticket_that_fits_is_given_to_a_team(ask, rule, read_log, team):
    rule("created", [{"do": "team", "with": team.pk}], language="sw")
    swahili, english = ask(), ask(language="en")
    read_log()
    assert Ticket.objects.get(pk=swahili.pk).team == team
    assert Ticket.objects.get(pk=english.pk).team is None


def test_it_sets_the_priority_and_puts_a_tag_on(ask, rule, read_log):
    rule("created", [{"do": "priority", "with": 4}, {"do": "tag", "with": "till"}])
    ticket = ask()
    read_log()
    ticket.refresh_from_db()
    assert ticket.priority == 4
    assert [tag.name for tag in Tag.objects.all()] == ["till"]
    assert Firing.objects.get().outcome == Outcome.DONE


def test_reading_an_event_twice_fires_once(ask, rule, read_log):
    made = rule("created", [NOTE])
    ask()
    event = Event.objects.get(kind="ticket.created")
    set_off(event)
    set_off(event)
    assert Firing.objects.filter(rule=made).count() == 1
    assert Message.objects.filter(kind=MessageKind.NOTE).count() == 1


def test_a_rule_that_is_off_does_nothing(ask, rule, read_log):
    rule("created", [NOTE], on=False)
    ask()
    read_log()
    assert not Firing.objects.exists()


def test_the_customer_who_writes_again_sets_it_off(ask, rule, read_log, mama_njeri, joseph):
    rule("customer_replied", [{"do": "tell", "with": joseph.pk}])
    ticket = ask()
    read_log()
    assert not Notification.objects.exists()
    add_customer_reply(actor=mama_njeri.actor, ticket=ticket, author=mama_njeri, body="Bado")
    read_log()
    assert [row.person for row in Notification.objects.all()] == [joseph]


def test_the_answer_comes_in_the_language_of_the_ticket(ask, rule, read_log, joseph):
    rule("created", [{"do": "reply", "with": {"en": "We have it.", "sw": "Tumepokea."}}])
    ask()
    read_log()
    said = Message.objects.get(side="team")
    assert (said.body, said.author, said.ticket.status) == ("Tumepokea.", joseph, "open")


def test_a_rule_never_sets_itself_off(ask, rule, read_log, asha):
    made = rule("status_changed", [{"do": "status", "with": "open"}])
    ticket = ask()
    close(actor=asha.actor, ticket=ticket)
    read_log()
    outcomes = Firing.objects.filter(rule=made).order_by("id").values_list("outcome", flat=True)
    assert list(outcomes) == [Outcome.DONE, Outcome.STOPPED]
    assert Ticket.objects.get().status == "open"


def test_two_rules_that_undo_each_other_come_to_rest(ask, rule, read_log, asha):
    rule("status_changed", [{"do": "status", "with": "open"}], status="closed")
    rule("status_changed", [{"do": "status", "with": "closed"}], status="open")
    ticket = ask()
    close(actor=asha.actor, ticket=ticket)
    read_log()
    done = Firing.objects.filter(outcome=Outcome.DONE).order_by("id")
    assert [row.depth for row in done] == [0, 0]


def test_a_chain_of_rules_ends(ask, rule, read_log, asha):
    for number in range(4):
        rule("status_changed", [{"do": "status", "with": ("open", "closed")[number % 2]}], name=f"r{number}")
    close(actor=asha.actor, ticket=ask())
    read_log()
    assert max(Firing.objects.values_list("depth", flat=True)) < firing.DEEPEST


def test_eight_rules_that_undo_each_other_do_so_once_each_and_the_log_names_them(ask, rule, read_log, asha):
    made = [
        rule("status_changed", [{"do": "status", "with": ("open", "closed")[number % 2]}], name=f"r{number}")
        for number in range(8)
    ]
    close(actor=asha.actor, ticket=ask())
    read_log()
    done, stopped = (Firing.objects.filter(outcome=each) for each in (Outcome.DONE, Outcome.STOPPED))
    assert done.count() == 8
    assert set(stopped.values_list("rule", flat=True)) == {each.pk for each in made}
    assert stopped.count() == 8


def test_a_person_who_does_the_same_later_sets_it_off_again(ask, rule, read_log, asha):
    made = rule("status_changed", [NOTE], status="closed")
    ticket = ask()
    for _ in range(2):
        close(actor=asha.actor, ticket=ticket)
        read_log()
        from helpcentre.domain.tickets.actions import reopen

        reopen(actor=asha.actor, ticket=ticket)
        read_log()
    assert Firing.objects.filter(rule=made).count() == 2


def test_when_one_deed_is_not_possible_none_is_done_and_the_log_says_so(ask, rule, read_log, team):
    rule("created", [NOTE, {"do": "team", "with": team.pk}])
    archive_team(actor=SYSTEM, team=team)
    ask()
    read_log()
    assert Firing.objects.get().outcome == Outcome.FAILED
    assert not Message.objects.filter(kind=MessageKind.NOTE).exists()


def test_it_never_gives_a_ticket_to_somebody_who_is_away(ask, rule, read_log, asha, joseph):
    rule("created", [{"do": "person", "with": asha.pk}])
    now = clock.now()
    set_absence(actor=SYSTEM, person=asha, starts_at=now - timedelta(hours=1), ends_at=now + timedelta(1), cover=joseph)
    ask()
    read_log()
    assert Ticket.objects.get().assignee == joseph


def test_without_anybody_to_speak_nothing_is_said(ask, rule, read_log, asha, joseph):
    rule("created", [NOTE])
    remove_staff(actor=asha.actor, person=joseph)
    ask()
    read_log()
    assert Firing.objects.get().outcome == Outcome.FAILED


@pytest.mark.parametrize(
    "spoilt",
    [
        {"conditions": [{"field": "gone", "operator": "is", "values": ["x"]}]},
        {"conditions": "nonsense"},
        {"deeds": [{"do": "gone", "with": 1}]},
        {"deeds": [NOTE, {"do": "status", "with": "gone"}]},
        {"deeds": []},
        {"deeds": 7},
    ],
)
def test_a_rule_that_lost_a_word_does_nothing_rather_than_more(ask, rule, read_log, spoilt):
    made = rule("created", [NOTE], language="sw")
    Rule.objects.filter(pk=made.pk).update(**spoilt)
    ask()
    read_log()
    assert not Firing.objects.exists()


def test_silence_sets_it_off_once_until_the_customer_writes_again(ask, rule, mama_njeri, asha):
    made = rule("time_since", [{"do": "reply", "with": BYE}], minutes=60, status="pending")
    ticket = ask()
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari")
    with later(minutes=59):
        assert run_timed_rules() == 0
    for hours in (2, 4, 30):
        with later(hours=hours):
            run_timed_rules()
    assert Firing.objects.filter(rule=made).count() == 1
    with later(hours=40):
        add_customer_reply(actor=mama_njeri.actor, ticket=ticket, author=mama_njeri, body="Bado")
        send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari")
    with later(hours=50):
        assert run_timed_rules() == 1


def test_before_a_promise_falls_due_somebody_is_told(ask, rule, joseph):
    rule("before_breach", [{"do": "tell", "with": joseph.pk}], minutes=30)
    ticket = ask()
    Ticket.objects.filter(pk=ticket.pk).update(due_at=clock.now() + timedelta(minutes=40))
    assert run_timed_rules() == 0
    with later(minutes=15):
        assert [run_timed_rules(), run_timed_rules()] == [1, 0]


def test_a_rule_that_fits_everything_goes_by_batches_and_rests_after_its_hourly_share(ask, rule, monkeypatch):
    monkeypatch.setattr("helpcentre.domain.automation.actions.timed.BATCH", 3)
    monkeypatch.setattr(firing, "MOST_PER_HOUR", 5)
    rule("time_since", [NOTE], minutes=1)
    for _ in range(12):
        ask()
    with later(minutes=5):
        assert [run_timed_rules() for _ in range(4)] == [3, 3, 0, 0]
    with later(hours=2):
        assert run_timed_rules() == 3


class TestClosingTheSilent:
    @pytest.fixture
    def silent(self, ask, rule, asha):
        rule("time_since", [{"do": "close_after_notice", "with": BYE | {"days": 2}}], minutes=60, status="pending")
        ticket = ask()
        send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari")
        return ticket

    def test_they_are_told_first_and_closed_afterwards(self, silent):
        with later(hours=2):
            assert run_timed_rules() == 1
            assert close_the_silent() == 0
        assert Message.objects.latest("id").body == BYE["sw"]
        with later(days=1):
            assert close_the_silent() == 0
        with later(days=3):
            assert [close_the_silent(), close_the_silent()] == [1, 0]
        assert Ticket.objects.get().is_closed

    def test_a_word_takes_it_back_even_before_the_log_was_read(self, silent, mama_njeri):
        with later(hours=2):
            run_timed_rules()
        with later(hours=3):
            add_customer_reply(actor=mama_njeri.actor, ticket=silent, author=mama_njeri, body="Bado!")
        with later(days=3):
            assert close_the_silent() == 0
        assert not Ticket.objects.get().is_closed

    def test_the_reader_takes_the_announcement_back(self, silent, mama_njeri, read_log):
        with later(hours=2):
            run_timed_rules()
        with later(hours=3):
            add_customer_reply(actor=mama_njeri.actor, ticket=silent, author=mama_njeri, body="Bado!")
            read_log()
        assert not PendingClosure.objects.exists()


def test_a_dry_run_lists_what_would_fit_and_does_nothing(ask, rule):
    by_time = rule("time_since", [NOTE], minutes=60, on=False)
    by_event = rule("created", [NOTE], on=False, language="sw")
    ask()
    ask(language="en")
    with later(hours=2):
        timed, event = selectors.dry_run(by_time), selectors.dry_run(by_event)
    assert (timed.count, timed.acts_at_once) == (2, True)
    assert (event.count, len(event.tickets), event.acts_at_once) == (1, 1, False)
    assert not Firing.objects.exists()


def test_rules_are_tried_in_their_order_and_see_what_was_done_before(ask, rule, read_log, team):
    second = rule("created", [NOTE], team=str(team.pk))
    first = rule("created", [{"do": "team", "with": team.pk}])
    move_rule(actor=SYSTEM, rule=first, up=True)
    move_rule(actor=SYSTEM, rule=first, up=True)
    ask()
    read_log()
    assert list(Firing.objects.order_by("id").values_list("rule", flat=True)) == [first.pk, second.pk]


def test_a_changed_rule_is_off_until_somebody_looks_again(rule, joseph):
    made = rule("created", [NOTE])
    put_rule(
        actor=SYSTEM, rule=made, name="Other", trigger="created", minutes=None, conditions=(), what=[NOTE], owner=joseph
    )
    assert not Rule.objects.get().is_on
    switch_rule(actor=SYSTEM, rule=made, on=True)
    switch_rule(actor=SYSTEM, rule=made, on=True)
    assert Event.objects.filter(kind="rule.switched.on").count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"trigger": "gone"},
        {"minutes": 5},
        {"trigger": "time_since"},
        {"what": []},
        {"what": [{"do": "note", "with": ""}]},
        {"what": [{"do": "reply", "with": {"en": "x"}}]},
        {"what": [{"do": "team", "with": True}]},
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(db, joseph, wrong):
    right = {"trigger": "created", "minutes": None, "conditions": (), "what": [NOTE]}
    with pytest.raises(ValueError, match="rule"):
        put_rule(actor=SYSTEM, name="X", owner=joseph, **(right | wrong))


def test_two_rules_are_not_called_the_same_and_a_removed_one_is_gone(rule):
    made = rule("created", [NOTE], name="Same")
    with pytest.raises(RuleNameTakenError):
        rule("created", [NOTE], name="same")
    remove_rule(actor=SYSTEM, rule=made)
    assert not Rule.objects.exists()


def test_an_assigned_agent_speaks_for_the_rule(ask, rule, asha):
    rule("time_since", [NOTE], minutes=5)
    assign(actor=asha.actor, ticket=ask(), assignee=asha)
    with later(minutes=6):
        run_timed_rules()
    assert Message.objects.latest("id").author == asha


def test_a_rule_takes_a_tag_off(ask, rule, read_log, joseph):
    rule("created", [{"do": "untag", "with": "TILL"}])
    ticket = ask()
    add_tags(actor=joseph.actor, ticket=ticket, names=["Till", "Night"])
    read_log()
    assert [row.tag.name for row in ticket.ticket_tags.all()] == ["Night"]


def test_a_rule_answers_with_a_saved_reply_in_the_language_of_the_customer(ask, rule, read_log, joseph):
    texts = {"en": "Hello {{ requester.first_name }}", "sw": "Habari {{ requester.first_name }}"}
    kept = save_reply(actor=joseph.actor, reply=None, name="Hello", texts=texts)
    rule("created", [{"do": "saved_reply", "with": kept.pk}])
    ticket = ask()
    read_log()
    read_log()
    assert [message.body for message in ticket.messages.filter(author=joseph)] == ["Habari Njeri"]


def test_a_saved_reply_that_is_ones_own_or_lacks_a_language_is_sent_by_no_rule(ask, rule, read_log, joseph, asha):
    own = save_reply(actor=asha.actor, reply=None, name="Own", texts={"en": "a", "sw": "b"}, owner=asha)
    half = save_reply(actor=asha.actor, reply=None, name="Half", texts={"en": "a"})
    assert usable() == []
    for kept in (own, half):
        rule("created", [{"do": "saved_reply", "with": kept.pk}])
    ticket = ask()
    read_log()
    assert {firing.outcome for firing in Firing.objects.all()} == {Outcome.FAILED}
    assert not ticket.messages.filter(author=joseph).exists()
