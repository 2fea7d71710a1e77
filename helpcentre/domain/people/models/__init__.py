from helpcentre.domain.people.models.business import Business, Membership, MembershipRole
from helpcentre.domain.people.models.consent import AppendOnlyError, ConsentEntry, Decision, How, Purpose
from helpcentre.domain.people.models.person import Language, Person
from helpcentre.domain.people.models.staff import Role, SignInLink, StaffMember

__all__ = [
    "AppendOnlyError",
    "Business",
    "ConsentEntry",
    "Decision",
    "How",
    "Language",
    "Membership",
    "MembershipRole",
    "Person",
    "Purpose",
    "Role",
    "SignInLink",
    "StaffMember",
]
