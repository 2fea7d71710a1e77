from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from helpcentre.domain.answering import placeholders
from helpcentre.domain.answering.models import Assign, SavedReply
from helpcentre.domain.people import teams
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import tags, text
from helpcentre.domain.tickets.models import MessageKind, Priority, Status
from helpcentre.domain.tickets.tags import LONGEST_KEPT
from helpcentre.web.desk.tickets.forms import TEXT_ERRORS
from helpcentre.web.desk.tickets.labels import TAG_ERRORS

_KEEP = ("", gettext_lazy("Leave it as it is"))
STATUSES = [
    _KEEP,
    (Status.PENDING, gettext_lazy("Wait for the customer")),
    (Status.OPEN, gettext_lazy("Keep it open")),
    (Status.CLOSED, gettext_lazy("Close it")),
]
PRIORITIES = [
    _KEEP,
    (Priority.LOW, pgettext_lazy("priority", "Low")),
    (Priority.NORMAL, pgettext_lazy("priority", "Normal")),
    (Priority.HIGH, pgettext_lazy("priority", "High")),
    (Priority.URGENT, pgettext_lazy("priority", "Urgent")),
]
KINDS = [(MessageKind.REPLY, gettext_lazy("A reply")), (MessageKind.NOTE, gettext_lazy("A note"))]


class SavedReplyForm(forms.Form):
    """A saved reply: its words in both languages and what is done with it. ``give_to`` is a choice or a person's id."""

    name = forms.CharField(max_length=80, error_messages={"required": gettext_lazy("Give it a name to find it by.")})
    folder = forms.CharField(max_length=60, required=False)
    text_sw = forms.CharField(required=False, strip=False)
    text_en = forms.CharField(required=False, strip=False)
    kind = forms.ChoiceField(choices=KINDS)
    status = forms.ChoiceField(choices=STATUSES, required=False)
    priority = forms.TypedChoiceField(choices=PRIORITIES, required=False, coerce=int, empty_value=None)
    give_to = forms.CharField(required=False, max_length=18)
    team = forms.CharField(required=False, max_length=18)
    puts_on = forms.CharField(required=False, max_length=LONGEST_KEPT)
    takes_off = forms.CharField(required=False, max_length=LONGEST_KEPT)
    shared = forms.BooleanField(required=False)

    def __init__(self, *args: Any, colleagues: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {str(team.pk): team for team in teams.current_teams()}
        self.colleagues = {str(person.pk): person for person in colleagues}

    @classmethod
    def of(cls, reply: SavedReply, colleagues: list[Person]) -> "SavedReplyForm":
        """A form that shows ``reply``."""
        words = {f"text_{each.language}": each.body for each in reply.texts.all()}
        given = str(reply.assignee_id) if reply.assign == Assign.PERSON else reply.assign
        shown = {
            "name": reply.name,
            "folder": reply.folder,
            "kind": reply.kind,
            "status": reply.status,
            "priority": reply.priority,
            "give_to": given,
            "team": str(reply.team_id or ""),
            "puts_on": reply.puts_on,
            "takes_off": reply.takes_off,
            "shared": reply.is_shared,
        }
        return cls(initial={**words, **shown}, colleagues=colleagues)

    def clean_name(self) -> str:
        return self._line("name")

    def clean_folder(self) -> str:
        return self._line("folder") if self.cleaned_data["folder"] else ""

    def clean_text_sw(self) -> str:
        return self._words("text_sw")

    def clean_text_en(self) -> str:
        return self._words("text_en")

    def clean_give_to(self) -> str:
        value: str = self.cleaned_data["give_to"]
        if value and value not in (Assign.ME, Assign.NOBODY) and value not in self.colleagues:
            raise forms.ValidationError(_("Choose somebody who answers tickets."))
        return value

    def clean_team(self) -> str:
        value: str = self.cleaned_data["team"]
        if value and value not in self.teams:
            raise forms.ValidationError(_("Choose a team that works."))
        return value

    def clean_puts_on(self) -> list[str]:
        return self._tags("puts_on")

    def clean_takes_off(self) -> list[str]:
        return self._tags("takes_off")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "text_sw" in data and "text_en" in data and not (data["text_sw"] or data["text_en"]):
            self.add_error("text_sw", _("Write the words in at least one language."))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        """What ``save_reply`` takes, of a valid form."""
        data = self.cleaned_data
        person = self.colleagues.get(data["give_to"])
        return {
            "name": data["name"],
            "folder": data["folder"],
            "texts": {"sw": data["text_sw"], "en": data["text_en"]},
            "kind": data["kind"],
            "status": data["status"],
            "priority": data["priority"],
            "assign": Assign.PERSON if person else data["give_to"],
            "assignee": person,
            "team": self.teams.get(data["team"]),
            "puts_on": data["puts_on"],
            "takes_off": data["takes_off"],
        }

    def _tags(self, name: str) -> list[str]:
        line: str = self.cleaned_data[name]
        try:
            return tags.split(line) if line else []
        except tags.TagError as error:
            raise forms.ValidationError(TAG_ERRORS[error.code]) from None

    def _line(self, name: str) -> str:
        try:
            return text.clean_subject(self.cleaned_data[name])
        except text.TextError as error:
            raise forms.ValidationError(TEXT_ERRORS[error.code]) from None

    def _words(self, name: str) -> str:
        body: str = self.cleaned_data[name]
        if not body.strip():
            return ""
        try:
            clean = text.clean_body(body)
        except text.TextError as error:
            raise forms.ValidationError(TEXT_ERRORS[error.code]) from None
        if strange := placeholders.unknown(clean):
            words = _("We do not know %(names)s. Use one of the names below.")
            raise forms.ValidationError(words % {"names": ", ".join(f"{{{{ {each[:40]} }}}}" for each in strange[:5])})
        return clean
