"""What people and the team do before and while two records are merged."""

from typing import Any

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people import actions as people
from helpcentre.domain.people.models import (
    Decision,
    How,
    Person,
    PersonMerge,
    Purpose,
    SamePerson,
    WhyMerged,
)
from helpcentre.domain.privacy.merging.actions import merge_persons
from helpcentre.domain.tickets import actions as tickets

SYSTEM = Actor.system()
PHONE = "+254712345678"


def merge(kept: Person, merged: Person, **facts: Any) -> PersonMerge:
    said = {"why": WhyMerged.TWO_WAYS, "proof": SamePerson.SPOKE, "by": None} | facts
    made = merge_persons(actor=SYSTEM, kept=kept, merged=merged, **said)
    kept.refresh_from_db()
    merged.refresh_from_db()
    return made


def ask(person: Person, subject: str = "Pesa", **facts: Any) -> Any:
    return tickets.open_ticket(
        actor=person.actor, requester=person, subject=subject, body="Haionekani", channel="web", language="sw", **facts
    )


def decide(person: Person, decision: Decision, purpose: Purpose = Purpose.NEWS) -> None:
    people.record_consent(
        actor=person.actor, person=person, purpose=purpose, decision=decision, how=How.PAGE, language="sw"
    )
