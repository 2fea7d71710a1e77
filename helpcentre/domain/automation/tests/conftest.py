import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.base.events.models import Event
from helpcentre.domain.automation.actions import put_rule, switch_rule
from helpcentre.domain.automation.models import Rule
from helpcentre.domain.automation.subscribers import set_off, take_back
from helpcentre.domain.tickets.actions import open_ticket
from helpcentre.domain.tickets.filters import Clause

SYSTEM = Actor.system()


@pytest.fixture
def ask(mama_njeri):
    def opened(**facts):
        given = {"subject": "M-Pesa", "body": "Malipo hayaonekani", "channel": "web", "language": "sw"} | facts
        return open_ticket(actor=mama_njeri.actor, requester=mama_njeri, **given).ticket

    return opened


@pytest.fixture
def rule(joseph):
    """Makes a rule and switches it on: ``rule("created", [{"do": "note", "with": "x"}], status="open")``."""

    def made(trigger, what, *, minutes=None, name=None, on=True, **conditions):
        clauses = tuple(Clause(field, "is", (value,)) for field, value in conditions.items())
        row = put_rule(
            actor=SYSTEM,
            name=name or f"Rule {Rule.objects.count()}",
            trigger=trigger,
            minutes=minutes,
            conditions=clauses,
            what=what,
            owner=joseph,
        )
        switch_rule(actor=SYSTEM, rule=row, on=on)
        return row

    return made


@pytest.fixture
def read_log():
    """Lets the readers read what was not read yet, until nothing new comes of it; fails when it never ends."""
    position = 0

    def read():
        nonlocal position
        for _round in range(50):
            fresh = list(Event.objects.filter(pk__gt=position, subject_kind="ticket").order_by("id"))
            if not fresh:
                return
            for event in fresh:
                if event.kind in ("ticket.created", "ticket.customer.replied", "ticket.status.changed"):
                    set_off(event)
                if event.kind in ("ticket.customer.replied", "ticket.status.changed"):
                    take_back(event)
                position = event.pk
        raise AssertionError("the rules never come to rest")

    return read
