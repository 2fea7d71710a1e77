"""Whose hands a ticket can be put into: colleagues and teams, each with who is here, in words."""

from dataclasses import dataclass

from helpcentre.domain.people import selectors as people
from helpcentre.domain.people import teams
from helpcentre.domain.people.models import Absence, Person, Team
from helpcentre.domain.tickets import strategies
from helpcentre.domain.tickets.mentions import handle


@dataclass(frozen=True)
class Colleague:
    """``load`` counts the tickets of theirs that wait for us, up to 500. ``handle`` is what names them in a note."""

    person: Person
    handle: str
    absence: Absence | None
    load: int

    @property
    def shown_load(self) -> str:
        return f"{self.load}+" if self.load >= strategies.MOST_COUNTED else str(self.load)


@dataclass(frozen=True)
class TeamChoice:
    team: Team
    here: int
    away: int


def colleagues(me: Person, away: dict[int, Absence]) -> list[Colleague]:
    """Everybody else who answers tickets: who is here first. Two queries; ``away`` as ``availability.absences``."""
    staff = [person for person in people.answering_staff() if person.pk != me.pk]
    carried = strategies.loads([person.pk for person in staff])
    rows = [Colleague(person, handle(person), away.get(person.pk), carried.get(person.pk, 0)) for person in staff]
    return sorted(rows, key=lambda row: row.absence is not None)


def team_choices(away: dict[int, Absence]) -> list[TeamChoice]:
    """Every team, with how many of it are here. Two queries."""
    members = teams.members_of_all()
    return [
        TeamChoice(
            team,
            here=sum(row.person_id not in away for row in members.get(team.pk, [])),
            away=sum(row.person_id in away for row in members.get(team.pk, [])),
        )
        for team in teams.current_teams()
    ]
