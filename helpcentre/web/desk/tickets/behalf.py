"""The form for somebody who phoned or walked in."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.people import contact
from helpcentre.domain.people.models import Language
from helpcentre.domain.tickets import text
from helpcentre.domain.tickets.attaching.gathering import Held
from helpcentre.domain.tickets.models import Channel
from helpcentre.domain.tickets.sensitive import WARNINGS, Sensitive, settled
from helpcentre.web.desk.tickets.forms import CONTACT_ERRORS, TEXT_ERRORS


class BehalfForm(forms.Form):
    """Somebody phoned or walked in, and an agent writes it down."""

    name = forms.CharField(
        max_length=120,
        error_messages={"required": _("Write the name of the person."), "max_length": TEXT_ERRORS["too_long"]},
    )
    email = forms.CharField(required=False, max_length=254, error_messages={"max_length": CONTACT_ERRORS["bad_email"]})
    phone = forms.CharField(required=False, max_length=40, error_messages={"max_length": CONTACT_ERRORS["bad_phone"]})
    business = forms.CharField(required=False, max_length=120, error_messages={"max_length": TEXT_ERRORS["too_long"]})
    channel = forms.ChoiceField(choices=[(Channel.PHONE, _("By phone")), (Channel.WALK_IN, _("In person"))])
    language = forms.ChoiceField(choices=Language.choices)
    subject = forms.CharField(required=False)
    body = forms.CharField(required=False, strip=False)
    mine = forms.BooleanField(required=False)
    shop = forms.BooleanField(required=False)
    key = forms.CharField(required=False, max_length=64)
    sensitive = forms.CharField(required=False, max_length=10)

    def __init__(self, *args: Any, held: Held | None = None, **kwargs: Any) -> None:
        """``held`` are the files that came along."""
        super().__init__(*args, **kwargs)
        self.held = held or Held()
        self.holds: list[Sensitive] = []

    def clean_name(self) -> str:
        return self._text(text.clean_subject, self.cleaned_data["name"])

    def clean_business(self) -> str:
        typed = self.cleaned_data["business"]
        return self._text(text.clean_subject, typed) if typed else ""

    def clean_email(self) -> str:
        typed = self.cleaned_data["email"]
        return self._contact(contact.clean_email, typed) if typed else ""

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"]
        return self._contact(contact.clean_phone, typed, settings.DEFAULT_REGION) if typed else ""

    def clean_subject(self) -> str:
        return self._text(text.clean_subject, self.cleaned_data["subject"])

    def clean_body(self) -> str:
        return self._text(text.clean_body, self.cleaned_data["body"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        typed = data.get("email") or data.get("phone") or "email" in self.errors or "phone" in self.errors
        if not typed:
            self.add_error("phone", _("Write a phone number or an e-mail address, so that we can answer."))
        for fault in self.held.faults:
            self.add_error(None, fault)
        return data | self._settled(data)

    def _settled(self, data: dict[str, Any]) -> dict[str, str]:
        """The words as they may be kept: whoever wrote a PIN or a card down is asked first."""
        words: dict[str, str] = {name: data[name] for name in ("subject", "body") if name in data}
        texts, self.holds = settled(words, data.get("sensitive", ""))
        if self.holds:
            self.add_error("body", " ".join(str(WARNINGS[kind]) for kind in self.holds))
        return texts

    def _contact(self, clean: Any, *typed: str) -> str:
        try:
            return str(clean(*typed))
        except contact.ContactError as error:
            raise forms.ValidationError(CONTACT_ERRORS[error.code], code=error.code) from None

    def _text(self, clean: Any, typed: str) -> str:
        try:
            return str(clean(typed))
        except text.TextError as error:
            raise forms.ValidationError(TEXT_ERRORS[error.code], code=error.code) from None
