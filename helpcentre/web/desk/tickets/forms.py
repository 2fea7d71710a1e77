import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.tickets import text
from helpcentre.domain.tickets.attaching.gathering import Held
from helpcentre.domain.tickets.models import MessageKind, Status
from helpcentre.domain.tickets.sensitive import WARNINGS, Sensitive, settled

TEXT_ERRORS = {
    "empty": _("Write something first."),
    "too_long": _("This is too long. Shorten it, or send it in two parts."),
    "control": _("This holds signs that cannot be shown. Copy the words again as plain text."),
}
CONTACT_ERRORS = {
    "bad_email": _("Write an address like njeri@example.com."),
    "bad_phone": _("Write a number like 0712 345 678."),
    "too_short": _("This number has too few digits. Write it like 0712 345 678."),
    "too_long": _("This number has too many digits. Write it like 0712 345 678."),
}


def new_key() -> str:
    """An idempotency key for one showing of a form: sending it twice does the thing once."""
    return secrets.token_urlsafe(18)


class MessageForm(forms.Form):
    """The composer. ``seen`` is the customer's newest message when the agent began to write.

    ``macro`` is the saved reply whose fields go with the message. ``sensitive`` is ``cover`` or ``send`` once the
    writer was asked about a PIN or a card number; ``holds`` is what they are asked about.
    """

    kind = forms.ChoiceField(choices=MessageKind.choices)
    body = forms.CharField(required=False, strip=False)
    then = forms.ChoiceField(choices=Status.choices, required=False)
    seen = forms.IntegerField(required=False, min_value=0)
    key = forms.CharField(required=False, max_length=64)
    macro = forms.IntegerField(required=False, min_value=1, max_value=10**15)
    sensitive = forms.CharField(required=False, max_length=10)

    def __init__(self, *args: Any, held: Held | None = None, **kwargs: Any) -> None:
        """``held`` are the files that came along; with them a message may do without words."""
        super().__init__(*args, **kwargs)
        self.held = held or Held()
        self.holds: list[Sensitive] = []

    def clean(self) -> dict[str, Any]:
        for fault in self.held.faults:
            self.add_error(None, fault)
        data = super().clean() or {}
        texts, self.holds = settled({"body": data.get("body", "")}, data.get("sensitive", ""))
        if self.holds:
            self.add_error("body", " ".join(str(WARNINGS[kind]) for kind in self.holds))
        return data | texts if "body" in data else data

    def clean_body(self) -> str:
        if self.held.has_files and not self.cleaned_data["body"].strip():
            return ""
        try:
            return text.clean_body(self.cleaned_data["body"])
        except text.TextError as error:
            raise forms.ValidationError(TEXT_ERRORS[error.code], code=error.code) from None

    def clean_then(self) -> str:
        return self.cleaned_data["then"] or Status.PENDING
