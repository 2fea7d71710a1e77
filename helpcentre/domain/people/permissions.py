"""What each staff role may do. Deny by default: a permission that no role lists is held by nobody."""

from enum import StrEnum

from helpcentre.domain.people.models import Person, Role


class Permission(StrEnum):
    """One thing a member of staff may be allowed to do in the desk."""

    USE_DESK = "use_desk"
    ANSWER_TICKETS = "answer_tickets"
    READ_OUTBOX = "read_outbox"
    SEE_PROMISES = "see_promises"
    MANAGE_TEAMS = "manage_teams"
    WRITE_ARTICLES = "write_articles"
    PUBLISH_ARTICLES = "publish_articles"
    CHANGE_TEAM_VIEWS = "change_team_views"
    MANAGE_SETTINGS = "manage_settings"
    REDACT = "redact"
    LEAD_PROBLEMS = "lead_problems"
    HANDLE_RIGHTS = "handle_rights"
    WRITE_POLICY = "write_policy"
    MERGE_PEOPLE = "merge_people"


_EVERYONE = frozenset({Permission.USE_DESK, Permission.SEE_PROMISES})
_WRITES = frozenset({Permission.WRITE_ARTICLES})  # drafts, and asks for a review
_PUBLISHES = _WRITES | {Permission.PUBLISH_ARTICLES}
_MANAGES = frozenset({Permission.MANAGE_TEAMS, Permission.MANAGE_SETTINGS, Permission.CHANGE_TEAM_VIEWS})
_POLICY = frozenset({Permission.WRITE_POLICY})  # writes, announces and posts the privacy policy
#: Whoever merges two people who are two shows the one what the other asked: no task for somebody new.
_ANSWERS = frozenset({Permission.ANSWER_TICKETS, Permission.REDACT, Permission.MERGE_PEOPLE})
_LEADS = _EVERYONE | _PUBLISHES | _MANAGES | _POLICY | _ANSWERS | {Permission.LEAD_PROBLEMS}

GRANTS: dict[str, frozenset[Permission]] = {
    Role.AGENT: _EVERYONE | _WRITES | {Permission.ANSWER_TICKETS},
    Role.AUTHOR: _EVERYONE | _PUBLISHES,
    Role.LEAD: _LEADS,
    Role.PRIVACY: _EVERYONE | _POLICY | _ANSWERS | {Permission.HANDLE_RIGHTS},
    Role.ADMIN: _LEADS | {Permission.READ_OUTBOX, Permission.HANDLE_RIGHTS},
}


def may(person: Person, permission: Permission) -> bool:
    """Whether ``person`` is current staff whose role grants ``permission``."""
    member = person.staff
    return member is not None and person.is_active and permission in GRANTS.get(member.role, frozenset())
