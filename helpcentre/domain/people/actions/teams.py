from collections.abc import Iterable

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import events
from helpcentre.domain.people.models import Person, Strategy, Team, TeamMember
from helpcentre.domain.people.permissions import Permission, may


class TeamNameTakenError(ValueError):
    """Another team is called so, perhaps one that was put away."""


def put_team(
    *,
    actor: Actor,
    team: Team | None = None,
    name: str,
    strategy: str,
    takes_new: bool,
    members: Iterable[Person],
    leads: Iterable[Person] = (),
) -> Team:
    """Make a team or change one: afterwards it has exactly these members. Leads are members too.

    Raises TeamNameTakenError, and ValueError for a strategy that is none or a member who answers no tickets.
    """
    heads = {person.pk for person in leads}
    people = {person.pk: person for person in (*members, *leads)}
    strategy = Strategy(strategy).value
    if not all(may(person, Permission.ANSWER_TICKETS) for person in people.values()):
        raise ValueError("only staff who answer tickets can be in a team")
    with transaction.atomic():
        others = Team.objects.exclude(pk=team.pk) if team else Team.objects.all()
        if others.filter(name__iexact=name).exists():
            raise TeamNameTakenError(name)
        if takes_new:
            others.filter(takes_new=True).update(takes_new=False)
        kind = events.TEAM_CHANGED if team else events.TEAM_MADE
        team = team or Team()
        team.name, team.strategy, team.takes_new = name, strategy, takes_new
        team.save()
        log.record(kind, team.pk, actor=actor)
        _set_members(actor, team, set(people), heads)
    return team


def _set_members(actor: Actor, team: Team, wanted: set[int], heads: set[int]) -> None:
    present = {row.person_id: row for row in TeamMember.objects.filter(team=team)}
    for number in sorted(wanted - present.keys()):
        TeamMember.objects.create(team=team, person_id=number, is_lead=number in heads)
        log.record(events.TEAM_JOINED, team.pk, actor=actor, person=number)
    for number in sorted(present.keys() - wanted):
        present[number].delete()
        log.record(events.TEAM_LEFT, team.pk, actor=actor, person=number)
    for number in sorted(present.keys() & wanted):
        if present[number].is_lead != (number in heads):
            TeamMember.objects.filter(pk=present[number].pk).update(is_lead=number in heads)


def archive_team(*, actor: Actor, team: Team) -> None:
    """Put a team away. Its tickets keep its name; nothing new comes to it. Twice is once."""
    with transaction.atomic():
        if Team.objects.filter(pk=team.pk, archived_at=None).update(archived_at=clock.now(), takes_new=False):
            log.record(events.TEAM_ARCHIVED, team.pk, actor=actor)
