from django import forms
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.people.contact import ContactError, clean_email, clean_phone
from helpcentre.domain.people.models import Language
from helpcentre.domain.privacy import people
from helpcentre.domain.privacy.models import Fact, Kind, Refusal
from helpcentre.domain.tickets import text
from helpcentre.web.desk.tickets.forms import TEXT_ERRORS


class FilingForm(forms.Form):
    """A request of somebody who phoned or came by. They are known already, or there is nothing to ask about."""

    ref = forms.CharField(max_length=254, label=_("E-mail address or telephone number"))
    kind = forms.ChoiceField(choices=Kind.choices, label=_("What they ask"))
    words = forms.CharField(required=False, strip=False, max_length=4_000, label=_("In their words"))

    def clean_ref(self) -> str:
        try:
            self.person = people.find(str(self.cleaned_data["ref"]))
        except people.UnknownPersonError as error:
            nobody = _("We know nobody by this address or number, or several people share it.")
            raise forms.ValidationError(nobody) from error
        return str(self.cleaned_data["ref"])

    def clean_words(self) -> str:
        typed = str(self.cleaned_data["words"])
        try:
            return text.clean_body(typed) if typed.strip() else ""
        except text.TextError as error:
            raise forms.ValidationError(TEXT_ERRORS[error.code]) from error


class RefusalForm(forms.Form):
    reason = forms.ChoiceField(choices=Refusal.choices)


class FactForm(forms.Form):
    """A fact, and what is right."""

    fact = forms.ChoiceField(choices=Fact.choices)
    value = forms.CharField(max_length=254)

    def clean_value(self) -> str:
        typed, fact = str(self.cleaned_data["value"]), self.cleaned_data.get("fact")
        try:
            match fact:
                case Fact.EMAIL:
                    return clean_email(typed)
                case Fact.PHONE:
                    return clean_phone(typed)
                case Fact.LANGUAGE if typed not in Language.values:
                    raise forms.ValidationError(_("en or sw"))
            return text.clean_subject(typed)[:120]
        except (ContactError, text.TextError) as error:
            raise forms.ValidationError(_("That cannot be kept as it is written.")) from error
