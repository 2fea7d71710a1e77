"""The teams: who is in them, how they share the work, who is away."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from helpcentre.domain.people import actions, availability, teams
from helpcentre.domain.people import selectors as people
from helpcentre.domain.people.models import Absence, Person, Team, TeamMember
from helpcentre.domain.people.permissions import Permission
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.settings.views import show
from helpcentre.web.desk.teams.forms import TeamForm, initial


@dataclass(frozen=True)
class Listed:
    team: Team
    members: list[TeamMember]


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be in the team."""

    person: Person
    absence: Absence | None

    @property
    def value(self) -> str:
        return str(self.person.pk)


@staff(Permission.MANAGE_TEAMS, "GET")
def listing(request: StaffRequest) -> HttpResponse:
    """Every team, and every colleague with whether they are here."""
    members = teams.members_of_all()
    context = {
        "rows": [Listed(team, members.get(team.pk, [])) for team in teams.current_teams()],
        "colleagues": _candidates(),
    }
    return show(request, "desk/teams/listing.html", context, page="teams")


@staff(Permission.MANAGE_TEAMS, "GET", "POST")
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, None)


@staff(Permission.MANAGE_TEAMS, "GET", "POST")
def team(request: StaffRequest, number: int) -> HttpResponse:
    return _edit(request, _find(number))


@staff(Permission.MANAGE_TEAMS, "POST")
def archiving(request: StaffRequest, number: int) -> HttpResponse:
    """Put a team away. Its tickets keep its name."""
    actions.archive_team(actor=request.user.actor, team=_find(number))
    messages.success(request, _("The team was put away. Its tickets are still here."))
    return redirect("desk:teams")


def _edit(request: StaffRequest, found: Team | None) -> HttpResponse:
    members = teams.members(found) if found else []
    form = TeamForm(request.POST or None, initial=initial(found, members), staff=people.answering_staff())
    if request.method == "POST" and form.is_valid() and _put(request, found, form):
        messages.success(request, _("Saved."))
        return redirect("desk:teams")
    context = {"team": found, "form": form, "candidates": _candidates()}
    return show(request, "desk/teams/team.html", context, page="teams", status=422 if form.is_bound else 200)


def _put(request: StaffRequest, found: Team | None, form: TeamForm) -> bool:
    try:
        actions.put_team(actor=request.user.actor, team=found, **form.facts)
    except actions.TeamNameTakenError:
        form.add_error("name", _("Another team is called so. Choose another name."))
        return False
    return True


def _find(number: int) -> Team:
    found = teams.team(number) if number < 2**63 else None
    if found is None:
        raise Http404
    return found


def _candidates() -> list[Candidate]:
    away = availability.absences()
    return [Candidate(person, away.get(person.pk)) for person in people.answering_staff()]
