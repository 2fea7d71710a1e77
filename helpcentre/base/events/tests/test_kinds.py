import pytest

from helpcentre.base.events import kinds
from helpcentre.base.events.kinds import BadEvent, all_kinds, kind


@pytest.fixture(autouse=True)
def table(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {})


def test_a_kind_knows_its_subject_and_is_listed():
    made = kind("ticket.reply.sent", ids=("message_id",))
    assert made.subject == "ticket"
    assert all_kinds() == [made]


@pytest.mark.parametrize("name", ["ticket", "Ticket.sent", "ticket reply", "ticket.reply.sent.by.mail", "ticket."])
def test_a_name_outside_the_grammar_is_refused(name):
    with pytest.raises(BadEvent):
        kind(name)


def test_two_kinds_cannot_share_a_name():
    kind("ticket.opened")
    with pytest.raises(BadEvent):
        kind("ticket.opened")
