from helpcentre.domain.people.actions.absences import end_absence, set_absence
from helpcentre.domain.people.actions.also_known_as import forget_also_known_as
from helpcentre.domain.people.actions.businesses import join_business
from helpcentre.domain.people.actions.consents import record_consent
from helpcentre.domain.people.actions.objections import allow_again, object_to
from helpcentre.domain.people.actions.persons import (
    correct_person,
    find_or_create_person,
    mark_email_verified,
    record_view,
    record_views,
)
from helpcentre.domain.people.actions.restrictions import lift_restriction, restrict_person
from helpcentre.domain.people.actions.signatures import set_signature
from helpcentre.domain.people.actions.staff import (
    add_staff,
    make_sign_in_link,
    peek_sign_in_link,
    remove_staff,
    use_sign_in_link,
)
from helpcentre.domain.people.actions.teams import TeamNameTakenError, archive_team, put_team

__all__ = [
    "TeamNameTakenError",
    "add_staff",
    "allow_again",
    "archive_team",
    "correct_person",
    "end_absence",
    "find_or_create_person",
    "forget_also_known_as",
    "join_business",
    "lift_restriction",
    "make_sign_in_link",
    "mark_email_verified",
    "object_to",
    "peek_sign_in_link",
    "put_team",
    "record_consent",
    "record_view",
    "record_views",
    "remove_staff",
    "restrict_person",
    "set_absence",
    "set_signature",
    "use_sign_in_link",
]
