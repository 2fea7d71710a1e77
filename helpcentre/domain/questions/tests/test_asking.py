from datetime import date
from decimal import Decimal

import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.domain.questions import asking, selectors
from helpcentre.domain.questions.actions import (
    AskedLine,
    OptionLine,
    answer,
    archive_question,
    put_form,
    put_question,
)
from helpcentre.domain.questions.actions.forms import FormError
from helpcentre.domain.questions.actions.questions import QuestionError
from helpcentre.domain.questions.models import Answer

SYSTEM = Actor.system()
pytestmark = pytest.mark.django_db


def ask(kind, label="Q", **facts):
    return put_question(actor=SYSTEM, kind=kind, label_en=label, label_sw=label, **facts)


@pytest.fixture
def device():
    return ask("choice", "Device", options=[OptionLine("Phone", "Simu"), OptionLine("Printer", "Printa")])


@pytest.fixture
def model():
    return ask("text", "Model")


@pytest.fixture
def form(device, model):
    """Asks for the device, and of a printer for its model."""
    printer = device.options.get(label_en="Printer")
    lines = [AskedLine(device, required=True), AskedLine(model, required=True, when=device, answer=printer)]
    return put_form(actor=SYSTEM, name_en="Devices", name_sw="Vifaa", lines=lines)


def checked(form, raw):
    return asking.check(selectors.asked_in(form, staff=False), raw)


def test_a_question_that_hangs_on_another_is_asked_only_then(form, device, model):
    phone, printer = (str(device.options.get(label_en=name).pk) for name in ("Phone", "Printer"))
    assert checked(form, {device.pk: phone}).faults == {}
    assert checked(form, {device.pk: printer}).faults == {model.pk: "missing"}
    kept = checked(form, {device.pk: printer, model.pk: "  Epson  T20 "})
    assert kept.values == {device.pk: int(printer), model.pk: "Epson T20"}


def test_what_is_not_asked_is_not_kept_whatever_was_sent(form, device, model):
    phone = str(device.options.get(label_en="Phone").pk)
    assert model.pk not in checked(form, {device.pk: phone, model.pk: "smuggled"}).values


def test_a_chain_ends_where_its_middle_is_not_asked(device, model):
    tick = ask("tick", "Broken?")
    printer = device.options.get(label_en="Printer")
    lines = [AskedLine(device), AskedLine(tick, when=device, answer=printer), AskedLine(model, when=tick)]
    form = put_form(actor=SYSTEM, name_en="F", name_sw="F", lines=lines)
    phone = str(device.options.get(label_en="Phone").pk)
    assert checked(form, {device.pk: phone, tick.pk: "1", model.pk: "x"}).values == {device.pk: int(phone)}
    assert len(checked(form, {device.pk: str(printer.pk), tick.pk: "1", model.pk: "x"}).values) == 3


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("number", "1,450.50", Decimal("1450.5")),
        ("number", "-3", Decimal("-3")),
        ("date", "2026-11-26", date(2026, 11, 26)),
        ("tick", "anything", True),
        ("text", "مرحبا 🙂", "مرحبا 🙂"),
    ],
)
def test_answers_become_what_they_are(kind, typed, kept):
    question = ask(kind)
    form = put_form(actor=SYSTEM, name_en="F", name_sw="F", lines=[AskedLine(question)])
    assert checked(form, {question.pk: typed}).values == {question.pk: kept}


@pytest.mark.parametrize(
    ("kind", "typed", "fault"),
    [
        ("number", "ten", "number"),
        ("number", "1e999999", "number"),
        ("number", "NaN", "number"),
        ("number", "9" * 19, "number"),
        ("number", "1.2.3", "number"),
        ("date", "yesterday", "day"),
        ("date", "9999-99-99", "day"),
        ("choice", "999999", "option"),
        ("choice", "²", "option"),
        ("text", "x" * 501, "too_long"),
        ("text", "a\x00b", "control"),
    ],
)
def test_what_cannot_be_is_refused_and_says_why(kind, typed, fault):
    question = ask(kind, options=[OptionLine("A", "A")] if kind == "choice" else [])
    form = put_form(actor=SYSTEM, name_en="F", name_sw="F", lines=[AskedLine(question)])
    assert checked(form, {question.pk: typed}).faults == {question.pk: fault}


def test_customers_are_not_asked_what_is_the_teams(device):
    secret = ask("text", "Risk", for_staff=True)
    form = put_form(actor=SYSTEM, name_en="F", name_sw="F", lines=[AskedLine(device), AskedLine(secret)])
    assert [one.question for one in selectors.asked_in(form, staff=False)] == [device]
    assert len(selectors.asked_in(form, staff=True)) == 2


def test_a_question_can_hang_only_on_one_above_it(device, model):
    printer = device.options.get(label_en="Printer")
    wrong = [
        [AskedLine(model, when=device, answer=printer), AskedLine(device)],
        [AskedLine(device), AskedLine(model, when=device)],
        [AskedLine(model), AskedLine(device, when=model)],
    ]
    for lines in wrong:
        with pytest.raises(FormError, match="order"):
            put_form(actor=SYSTEM, name_en="F", name_sw="F", lines=lines)
    with pytest.raises(FormError, match="twice"):
        put_form(actor=SYSTEM, name_en="F", name_sw="F", lines=[AskedLine(model), AskedLine(model)])
    with pytest.raises(FormError, match="too_many"):
        put_form(actor=SYSTEM, name_en="F", name_sw="F", lines=[AskedLine(ask("text")) for _ in range(21)])


def test_a_list_needs_something_to_choose_from():
    with pytest.raises(QuestionError, match="no_options"):
        ask("choice")
    with pytest.raises(QuestionError, match="too_many"):
        ask("choice", options=[OptionLine(f"o{n}", f"o{n}") for n in range(51)])


def test_answers_are_kept_once_changed_and_taken_away(ticket, device, model):
    phone = device.options.get(label_en="Phone")
    assert answer(actor=SYSTEM, ticket=ticket, values={device.pk: phone.pk, model.pk: "Tecno"}) == 2
    assert answer(actor=SYSTEM, ticket=ticket, values={device.pk: phone.pk, model.pk: "Tecno"}) == 0
    assert answer(actor=SYSTEM, ticket=ticket, values={model.pk: None}) == 1
    assert [row.question for row in Answer.objects.all()] == [device]
    (told,) = selectors.told(ticket)
    assert told.value("sw") == "Simu"


def test_what_is_asked_no_more_stays_answered(ticket, form, model):
    answer(actor=SYSTEM, ticket=ticket, values={model.pk: "Tecno"})
    archive_question(actor=SYSTEM, question=model)
    assert model not in [one.question for one in selectors.asked_in(form, staff=True)]
    assert [row.value("en") for row in selectors.told(ticket)] == ["Tecno"]


def test_an_option_that_is_left_out_is_offered_no_more_but_still_shown(ticket, device):
    printer = device.options.get(label_en="Printer")
    answer(actor=SYSTEM, ticket=ticket, values={device.pk: printer.pk})
    put_question(
        actor=SYSTEM, question=device, kind="choice", label_en="D", label_sw="D", options=[OptionLine("Phone", "Simu")]
    )
    form = put_form(actor=SYSTEM, name_en="F", name_sw="F", lines=[AskedLine(device)])
    assert checked(form, {device.pk: str(printer.pk)}).faults == {device.pk: "option"}
    assert [row.value("en") for row in selectors.told(ticket)] == ["Printer"]
