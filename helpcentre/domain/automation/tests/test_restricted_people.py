from typing import Any

from helpcentre.domain.automation import firing
from helpcentre.domain.automation.actions import put_rule
from helpcentre.domain.people.actions import lift_restriction, restrict_person


def test_rules_leave_their_tickets_alone(mama_njeri: Any, ticket: Any, joseph: Any) -> None:
    rule = put_rule(
        actor=joseph.actor,
        rule=None,
        name="Urgent",
        trigger="created",
        minutes=None,
        conditions=(),
        what=[{"do": "note", "with": "Seen."}],
        owner=joseph,
    )
    restrict_person(actor=mama_njeri.actor, person=mama_njeri)
    assert firing.fire(rule, ticket.pk, "first") is None

    lift_restriction(actor=mama_njeri.actor, person=mama_njeri)
    assert firing.fire(rule, ticket.pk, "second") is not None
