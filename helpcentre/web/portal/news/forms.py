from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helpcentre.domain.people import contact
from helpcentre.domain.people.models import Language
from helpcentre.web.portal.tickets.forms import PlainForm


class SubscribeForm(PlainForm):
    """An address and a language; nothing else is needed to mail somebody."""

    email = forms.CharField(
        label=gettext_lazy("Your e-mail address"),
        error_messages={"required": gettext_lazy("Write the address that news should come to.")},
        widget=forms.TextInput(
            attrs={"inputmode": "email", "autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("In which language?"),
        choices=Language.choices,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the two languages.")},
    )

    def clean_email(self) -> str:
        try:
            return contact.clean_email(str(self.cleaned_data["email"]))
        except contact.ContactError:
            raise ValidationError(
                _("This is not a whole address. It looks like njeri@example.com."), "bad_email"
            ) from None
