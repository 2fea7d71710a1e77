from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import availability
from helpcentre.domain.people.models import Person, Team, TeamMember
from helpcentre.domain.tickets import events, strategies
from helpcentre.domain.tickets.actions.assignment import hand_over
from helpcentre.domain.tickets.models import Ticket


def give_to_team(*, actor: Actor, ticket: Ticket, team: Team | None) -> Ticket:
    """Give a ticket to a team, or take it out of its team. Giving it to the team that has it changes nothing.

    1. Ticket and team are locked, in this order, before anything is written: two tickets that come at once are given
       one after the other, and the second sees what the first one's agent carries.
    2. Whoever has the ticket keeps it if they are in the team; else the team's strategy names somebody who is here.
       When nobody is, it waits in the team for whoever takes it.
    """
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        if ticket.team_id == (team.pk if team else None):
            return ticket
        chosen = _choose(ticket, team)
        ids = {"team": team.pk} if team else {}
        if ticket.team_id:
            ids["previous"] = ticket.team_id
        ticket.team = team
        ticket.updated_at = clock.now()
        ticket.save(update_fields=["team", "updated_at"])
        log.record(events.TEAM_CHANGED, ticket.pk, actor=actor, **ids)
        hand_over(actor=actor, ticket=ticket, assignee=chosen)
    return ticket


def _choose(ticket: Ticket, team: Team | None) -> Person | None:
    """Who has it afterwards. A ticket that waits for nobody is handed to nobody."""
    if team is None:
        return ticket.assignee
    team = Team.objects.select_for_update().get(pk=team.pk)
    if ticket.assignee and strategies.has_member(team, ticket.assignee):
        return ticket.assignee
    return None if ticket.is_closed else _next_in(team)


def _next_in(team: Team) -> Person | None:
    member = strategies.choose(team)
    if member is None:
        return None
    TeamMember.objects.filter(pk=member.pk).update(given_at=clock.now())
    return member.person


def cover(*, actor: Actor, ticket: Ticket) -> Ticket:
    """Take a ticket from somebody who is out of office: to whoever covers, else to the team, else to anybody."""
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update(of=("self",)).select_related("assignee", "team").get(pk=ticket.pk)
        if ticket.assignee is None or not availability.is_away(ticket.assignee):
            return ticket
        stand_in = availability.who_answers_for(ticket.assignee)
        if stand_in is None and ticket.team is not None:
            stand_in = _next_in(Team.objects.select_for_update().get(pk=ticket.team.pk))
        hand_over(actor=actor, ticket=ticket, assignee=stand_in)
    return ticket
