"""Who in a team gets the next ticket."""

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery

from helpcentre.base.core.database.prepared import Many, prepared
from helpcentre.domain.people import availability, teams
from helpcentre.domain.people.models import Person, Strategy, Team, TeamMember
from helpcentre.domain.tickets.models import Ticket

MOST_COUNTED = 500


def choose(team: Team) -> TeamMember | None:
    """Whose turn it is by the team's strategy, among those who are here; None when nobody's.

    The caller holds the team's row locked until it has given the ticket and written ``given_at``, so that two tickets
    at the same instant see each other.
    """
    if team.strategy == Strategy.BY_HAND:
        return None
    here = _present(team)
    if not here:
        return None
    if team.strategy == Strategy.ROUND_ROBIN:
        return min(here, key=_turn)
    carried = loads([member.person_id for member in here])
    return min(here, key=lambda member: (carried.get(member.person_id, 0), *_turn(member)))


def _present(team: Team) -> list[TeamMember]:
    members = teams.members(team)
    away = availability.absences([member.person_id for member in members])
    return [member for member in members if member.person_id not in away]


def _turn(member: TeamMember) -> tuple[float, int]:
    """Who got nothing yet comes first, then who got something longest ago."""
    return (member.given_at.timestamp() if member.given_at else 0.0, member.pk)


def loads(people: list[int]) -> dict[int, int]:
    """How many tickets each of these people has that wait for us, at most 500. Whoever has none is left out. One query.

    Who has more has too many, however many: counting them all would read thousands of rows for every page of a ticket.
    """
    return {person: held for person, held in _held(people=people) if held}


class _Rows(Subquery):
    """How many rows a query finds, as far as it goes."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS held)"
    output_field = IntegerField()


@prepared
def _held(people: Many) -> QuerySet[Person, tuple[int, int]]:
    held = Ticket.objects.filter(assignee=OuterRef("pk"), closed_at=None, waiting_since__isnull=False)
    rows = Person.objects.filter(pk__in=people)
    return rows.values_list("pk", _Rows(held.order_by().values("assignee_id")[:MOST_COUNTED]))


def has_member(team: Team, person: Person) -> bool:
    return TeamMember.objects.filter(team=team, person=person).exists()
