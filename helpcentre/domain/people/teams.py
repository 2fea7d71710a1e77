"""Reading teams and who is in them."""

from collections import defaultdict

from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import prepared
from helpcentre.domain.people.models import Person, Team, TeamMember
from helpcentre.domain.people.permissions import Permission, may


def current_teams() -> list[Team]:
    """Teams that still work, by name."""
    return _current()


@prepared
def _current() -> QuerySet[Team]:
    return Team.objects.filter(archived_at=None).order_by("name", "id")


def team(number: int) -> Team | None:
    """One team that still works."""
    return Team.objects.filter(pk=number, archived_at=None).first()


def members(team: Team) -> list[TeamMember]:
    """Members who still answer tickets, by name. Who left the staff, or changed to another role, is not among them."""
    rows = team.members.select_related("person__staffmember").order_by("person__name", "id")
    return [row for row in rows if may(row.person, Permission.ANSWER_TICKETS)]


def members_of_all() -> dict[int, list[TeamMember]]:
    """The same for every team, by the team's id. One query."""
    found: dict[int, list[TeamMember]] = defaultdict(list)
    for row in _in_teams():
        if may(row.person, Permission.ANSWER_TICKETS):
            found[row.team_id].append(row)
    return dict(found)


@prepared
def _in_teams() -> QuerySet[TeamMember]:
    rows = TeamMember.objects.select_related("person__staffmember").filter(team__archived_at=None)
    return rows.order_by("person__name", "id")


def team_of_new() -> Team | None:
    """The team that gets what nobody routed."""
    return Team.objects.filter(takes_new=True, archived_at=None).first()


def leads(team: Team | None) -> list[Person]:
    """Who is told of what is late in a team."""
    return [row.person for row in members(team) if row.is_lead] if team else []
