from helpcentre.domain.people.models.business import Business, Membership, MembershipRole
from helpcentre.domain.people.models.person import Language, Person
from helpcentre.domain.people.models.staff import Role, SignInLink, StaffMember

__all__ = [
    "Business",
    "Language",
    "Membership",
    "MembershipRole",
    "Person",
    "Role",
    "SignInLink",
    "StaffMember",
]
