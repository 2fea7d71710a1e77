from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.answering.actions import save_reply
from helpcentre.domain.automation import selectors
from helpcentre.domain.automation.models import Rule
from helpcentre.domain.tickets.models import Ticket

NOTE = {"name": "Note", "trigger": "created", "unit": "60", "note": "Look at the till first."}
CLOSE = {
    "name": "Close",
    "trigger": "time_since",
    "after": "5",
    "unit": "1440",
    "if_status": ["pending"],
    "close_days": "2",
    "close_en": "We close this soon.",
    "close_sw": "Tutafunga hivi karibuni.",
}


@pytest.fixture
def lead(joseph, sign_in):
    return sign_in(joseph)


def test_a_rule_is_saved_off_shown_as_a_sentence_and_switched_on(lead):
    assert lead.post("/desk/settings/rules/new/", CLOSE).status_code == 302
    rule = Rule.objects.get()
    assert (rule.is_on, rule.minutes) == (False, 5 * 1440)
    assert rule.conditions == [{"field": "status", "operator": "is", "values": ["pending"]}]
    assert [deed["do"] for deed in rule.deeds] == ["close_after_notice"]
    shown = lead.get("/desk/settings/rules/").content.decode()
    assert "nothing has happened for 5 days" in shown and "Close it after a notice" in shown
    lead.post(f"/desk/settings/rules/{rule.pk}/switch/")
    lead.post(f"/desk/settings/rules/{rule.pk}/switch/")
    assert Rule.objects.get().is_on
    lead.post(f"/desk/settings/rules/{rule.pk}/switch/", {"off": "1"})
    assert not Rule.objects.get().is_on


def test_the_form_shows_what_was_saved(lead):
    lead.post("/desk/settings/rules/new/", CLOSE)
    shown = lead.get(f"/desk/settings/rules/{Rule.objects.get().pk}/").content.decode()
    assert "Tutafunga hivi karibuni." in shown
    assert 'name="if_status" value="pending" checked' in shown


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"trigger": "gone"},
        {"note": ""},
        {"trigger": "time_since"},
        {"trigger": "time_since", "after": "0"},
        {"reply_en": "Only English"},
        {"close_days": "2"},
        {"close_en": "Soon", "close_sw": "Karibu"},
        {"if_status": ["gone"]},
        {"team": "99"},
        {"person": "x"},
        {"priority": "9"},
        {"tag": "x" * 300},
        {"note": "a\x00b"},
        {"note": "x" * 6000},
    ],
)
def test_a_rule_that_makes_no_sense_brings_the_form_back(lead, db, wrong):
    assert lead.post("/desk/settings/rules/new/", NOTE | wrong).status_code == 422
    assert not Rule.objects.exists()


def test_the_trial_lists_what_would_fit_and_does_nothing(lead, ticket):
    lead.post("/desk/settings/rules/new/", NOTE)
    shown = lead.get(f"/desk/settings/rules/{Rule.objects.get().pk}/trial/").content.decode()
    assert ticket.reference in shown
    assert ticket.messages.count() == 1


def test_a_rule_that_fits_many_at_once_needs_a_second_look(lead, ticket, monkeypatch):
    monkeypatch.setattr(selectors, "MANY", 1)
    Ticket.objects.update(updated_at=clock.now() - timedelta(days=9), status="pending")
    lead.post("/desk/settings/rules/new/", CLOSE)
    rule = Rule.objects.get()
    lead.post(f"/desk/settings/rules/{rule.pk}/switch/")
    assert not Rule.objects.get().is_on
    assert "I know that it acts on 1 tickets" in lead.get(f"/desk/settings/rules/{rule.pk}/trial/").content.decode()
    lead.post(f"/desk/settings/rules/{rule.pk}/switch/", {"seen": "1"})
    assert Rule.objects.get().is_on


def test_a_rule_that_lost_a_word_says_that_it_does_nothing(lead):
    lead.post("/desk/settings/rules/new/", NOTE)
    Rule.objects.update(deeds=[{"do": "gone", "with": 1}])
    rule = Rule.objects.get()
    assert "does nothing" in lead.get("/desk/settings/rules/").content.decode()
    for path in (f"/desk/settings/rules/{rule.pk}/", f"/desk/settings/rules/{rule.pk}/trial/"):
        assert lead.get(path).status_code == 200


def test_rules_are_moved_and_removed(lead):
    lead.post("/desk/settings/rules/new/", NOTE)
    lead.post("/desk/settings/rules/new/", NOTE | {"name": "Second"})
    first, second = Rule.objects.order_by("id")
    lead.post(f"/desk/settings/rules/{second.pk}/place/", {"up": "1"})
    assert list(Rule.objects.all()) == [second, first]
    assert lead.post(f"/desk/settings/rules/{first.pk}/removal/").status_code == 302
    assert lead.get(f"/desk/settings/rules/{first.pk}/").status_code == 404


def test_a_rule_takes_a_tag_off_and_answers_with_a_saved_reply(lead, joseph):
    kept = save_reply(actor=joseph.actor, reply=None, name="Hello", texts={"en": "Hello", "sw": "Habari"})
    form = {"name": "Sort", "trigger": "created", "unit": "60", "untag": "new", "saved_reply": str(kept.pk)}

    assert lead.post("/desk/settings/rules/new/", form | {"reply_en": "a", "reply_sw": "b"}).status_code == 422
    assert lead.post("/desk/settings/rules/new/", form).status_code == 302
    rule = Rule.objects.get()
    assert rule.deeds == [{"do": "untag", "with": "new"}, {"do": "saved_reply", "with": kept.pk}]
    assert f'value="{kept.pk}" selected' in lead.get(f"/desk/settings/rules/{rule.pk}/").content.decode()
