from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.people.models import Person, Strategy, Team, TeamMember
from helpcentre.domain.tickets import text
from helpcentre.web.desk.tickets.forms import TEXT_ERRORS

STRATEGIES = [
    (Strategy.BY_HAND.value, _("Nobody: it waits until somebody takes it")),
    (Strategy.ROUND_ROBIN.value, _("Each in turn")),
    (Strategy.LEAST_LOAD.value, _("Whoever has the fewest that wait for us")),
]


class TeamForm(forms.Form):
    """One team and exactly who is in it."""

    name = forms.CharField(
        max_length=60,
        error_messages={"required": _("Give the team a name."), "max_length": _("Use a shorter name.")},
    )
    strategy = forms.ChoiceField(choices=STRATEGIES)
    takes_new = forms.BooleanField(required=False)
    members = forms.TypedMultipleChoiceField(required=False, coerce=int)
    leads = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, *args: Any, staff: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {person.pk: person for person in staff}
        for name in ("members", "leads"):
            self.fields[name].choices = [(str(person.pk), person.name) for person in staff]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        try:
            return text.clean_subject(self.cleaned_data["name"])
        except text.TextError as error:
            raise forms.ValidationError(TEXT_ERRORS[error.code], code=error.code) from None

    @property
    def facts(self) -> dict[str, Any]:
        """What ``people.actions.put_team`` takes."""
        data = self.cleaned_data
        return {
            "name": data["name"],
            "strategy": data["strategy"],
            "takes_new": data["takes_new"],
            "members": [self.staff[number] for number in data["members"]],
            "leads": [self.staff[number] for number in data["leads"]],
        }


def initial(team: Team | None, members: list[TeamMember]) -> dict[str, Any]:
    if team is None:
        return {"strategy": Strategy.BY_HAND.value}
    return {
        "name": team.name,
        "strategy": team.strategy,
        "takes_new": team.takes_new,
        "members": [str(row.person_id) for row in members],
        "leads": [str(row.person_id) for row in members if row.is_lead],
    }
