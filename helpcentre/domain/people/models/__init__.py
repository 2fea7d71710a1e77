from helpcentre.domain.people.models.absence import Absence
from helpcentre.domain.people.models.also_known_as import AlsoKnownAs
from helpcentre.domain.people.models.business import Business, Membership, MembershipRole
from helpcentre.domain.people.models.consent import ConsentEntry, Decision, How, Purpose
from helpcentre.domain.people.models.importing import PeopleImport
from helpcentre.domain.people.models.merge import PersonMerge, SamePerson, WhyMerged
from helpcentre.domain.people.models.objection import Objection
from helpcentre.domain.people.models.person import Language, Person
from helpcentre.domain.people.models.restriction import Restriction
from helpcentre.domain.people.models.signature import Signature
from helpcentre.domain.people.models.staff import Role, SignInLink, StaffMember
from helpcentre.domain.people.models.team import Strategy, Team, TeamMember

__all__ = [
    "Absence",
    "AlsoKnownAs",
    "Business",
    "ConsentEntry",
    "Decision",
    "How",
    "Language",
    "Membership",
    "MembershipRole",
    "Objection",
    "PeopleImport",
    "Person",
    "PersonMerge",
    "Purpose",
    "Restriction",
    "Role",
    "SamePerson",
    "SignInLink",
    "Signature",
    "StaffMember",
    "Strategy",
    "Team",
    "TeamMember",
    "WhyMerged",
]
