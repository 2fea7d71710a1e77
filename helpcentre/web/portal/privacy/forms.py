from django import forms
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.privacy.models import Kind
from helpcentre.domain.tickets import text

_FAULTS = {
    "empty": _("Please write what you want."),
    "too_long": _("That is too long."),
    "control": _("There are signs in it that cannot be kept."),
}
#: What is asked for with words of one's own, and looked at by a person.
SPOKEN = (Kind.CORRECT, Kind.OBJECT, Kind.DELETE)


class AskForm(forms.Form):
    """A right, and what exactly is wanted."""

    kind = forms.ChoiceField(choices=Kind.choices)
    words = forms.CharField(
        required=False, max_length=4_000, strip=True, error_messages={"max_length": _FAULTS["too_long"]}
    )

    def clean_words(self) -> str:
        words = str(self.cleaned_data.get("words") or "")
        kind = self.data.get("kind")
        if not words and kind not in (Kind.CORRECT, Kind.OBJECT):
            return ""
        try:
            return text.clean_body(words)
        except text.TextError as error:
            raise forms.ValidationError(_FAULTS[error.code]) from error


class NameForm(forms.Form):
    """What somebody may put right at once."""

    name = forms.CharField(max_length=120)
    language = forms.ChoiceField(choices=[("en", "English"), ("sw", "Kiswahili")])

    def clean_name(self) -> str:
        try:
            return text.clean_subject(str(self.cleaned_data["name"]))
        except text.TextError as error:
            raise forms.ValidationError(_FAULTS[error.code]) from error
