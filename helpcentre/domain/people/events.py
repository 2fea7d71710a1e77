from helpcentre.base.events.kinds import kind
from helpcentre.base.inventory.taxonomy import Use
from helpcentre.domain.people.models import Purpose, Role
from helpcentre.domain.people.screens import Screen

PERSON_CREATED = kind("person.created")
PERSON_CORRECTED = kind("person.corrected")
#: Everything of ``merged`` is theirs from now on.
PERSON_MERGED = kind("person.merged", ids=("merged",))
PERSON_RESTRICTED = kind("person.restricted")
PERSON_RESTRICTION_LIFTED = kind("person.restriction.lifted")
PERSON_OBJECTED = kind("person.objected", choices={"use": Use})
PERSON_OBJECTION_ENDED = kind("person.objection.ended")
PERSON_SIGNED_IN = kind("person.signed_in")
PERSON_RECORD_VIEWED = kind("person.record.viewed", ids=("ticket",), choices={"screen": Screen})
STAFF_ADDED = kind("person.staff.added", choices={"role": Role})
STAFF_LEFT = kind("person.staff.left")
BUSINESS_JOINED = kind("person.business.joined", ids=("business",))
MEMBERSHIP_CONFIRMED = kind("person.membership.confirmed", ids=("business",))
CONSENT_GIVEN = kind("person.consent.given", choices={"purpose": Purpose})
CONSENT_WITHDRAWN = kind("person.consent.withdrawn", choices={"purpose": Purpose})

TEAM_MADE = kind("team.made")
TEAM_CHANGED = kind("team.changed")
TEAM_ARCHIVED = kind("team.archived")
TEAM_JOINED = kind("team.member.joined", ids=("person",))
TEAM_LEFT = kind("team.member.left", ids=("person",))
ABSENCE_SET = kind("person.absence.set", ids=("absence", "cover"))
ABSENCE_ENDED = kind("person.absence.ended")
