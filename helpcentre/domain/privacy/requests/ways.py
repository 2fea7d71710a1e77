"""The kinds that need no more than one act."""

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people import objections
from helpcentre.domain.people.actions import object_to, record_consent, restrict_person
from helpcentre.domain.people.models import Decision, How, Purpose
from helpcentre.domain.privacy.erasing.actions import ask_for_erasure
from helpcentre.domain.privacy.export.actions import prepare_export
from helpcentre.domain.privacy.models import Cause, Kind, RightsRequest
from helpcentre.domain.privacy.requests.fulfilling import fulfils


@fulfils(Kind.ACCESS, Kind.CARRY_AWAY)
def copy_everything(actor: Actor, case: RightsRequest) -> bool:
    prepare_export(actor=actor, person=case.person, case=case)
    return False  # the job says when it is ready


@fulfils(Kind.RESTRICT)
def pause(actor: Actor, case: RightsRequest) -> bool:
    restrict_person(actor=actor, person=case.person)
    return True


@fulfils(Kind.OBJECT)
def stop_noting(actor: Actor, case: RightsRequest) -> bool:
    """Whatever of theirs can be said no to. What else they mean, whoever grants it has done."""
    for use in objections.uses():
        object_to(actor=actor, person=case.person, use=use)
    return True


@fulfils(Kind.DELETE)
def erase(actor: Actor, case: RightsRequest) -> bool:
    """Planned for the end of the days of grace; what was asked is done when the erasure is over."""
    ask_for_erasure(actor=actor, person=case.person, cause=Cause.STAFF, rights=case)
    return False


@fulfils(Kind.WITHDRAW)
def withdraw(actor: Actor, case: RightsRequest) -> bool:
    """Every agreement they gave."""
    for purpose in Purpose:
        record_consent(
            actor=actor,
            person=case.person,
            purpose=purpose,
            decision=Decision.WITHDRAWN,
            how=How.PAGE,
            language=case.language,
        )
    return True
