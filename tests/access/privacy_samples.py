"""A real object for every parameter of the privacy desk's addresses. ``world`` is ``samples.World``."""

from collections.abc import Callable
from typing import Any

from helpcentre.base.core.actor import Actor
from helpcentre.domain.privacy.erasing import actions as erasing
from helpcentre.domain.privacy.requests import actions as rights
from helpcentre.domain.retention.actions import place_hold

SYSTEM = Actor.system()


def _customer(world: Any) -> str:
    return str(world.people["customer"].pk)


def _rights(world: Any) -> str:
    """She asked for her data, and it is proved that it is her."""
    her = world.people["customer"]
    asked = rights.open_request(actor=SYSTEM, person=her, kind="access", source="page", proof="sign_in")
    return str(asked.reference)


def _erasure(world: Any) -> str:
    """The address of a certificate that is not written yet."""
    return erasing.ask_for_erasure(actor=SYSTEM, person=world.people["stranger"], cause="asked").key


def _waiting_erasure(world: Any) -> str:
    return str(erasing.ask_for_erasure(actor=SYSTEM, person=world.people["stranger"], cause="asked").pk)


def _hold(world: Any) -> str:
    lead = world.people["lead"]
    return str(place_hold(actor=SYSTEM, by=lead, reason="A letter", ticket=world.opened.ticket).pk)


SAMPLES: dict[str, Callable[[Any], str]] = {
    "desk:erasure.number": _waiting_erasure,
    "desk:erasure_cancellation.number": _waiting_erasure,
    "desk:erasure_plan.number": _customer,
    "desk:hold_lifting.number": _hold,
    "portal:erasure.key": _erasure,
    "desk:consents_of.number": _customer,
    "desk:looks_at.number": _customer,
    "desk:looks_by.number": lambda world: str(world.people["agent"].pk),
    "desk:person_closing.number": _customer,
    "desk:person_other.number": _customer,
    "desk:person_also.number": _customer,
    "desk:person_also.known": lambda world: "1",
    "desk:person_merge.number": _customer,
    "desk:person_merge.other": lambda world: str(world.people["stranger"].pk),
    "desk:rights_case.reference": _rights,
    "desk:rights_identity.reference": _rights,
    "desk:rights_granting.reference": _rights,
    "desk:rights_refusal.reference": _rights,
    "desk:rights_fact.reference": _rights,
    "desk:rights_held_back.reference": _rights,
}
