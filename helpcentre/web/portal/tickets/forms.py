"""What a customer may write, and what we say when something is not right."""

import re
import secrets
from typing import Any

import phonenumbers
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from helpcentre.domain.people import contact, shops
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import text
from helpcentre.web.portal.tickets.files import FilesField
from helpcentre.web.portal.tickets.payment_form import PaymentFields
from helpcentre.web.portal.tickets.sensitive_field import SensitiveField

_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SLUG = re.compile(r"[a-z0-9-]{1,120}")
_PLACE = re.compile(r"(?:en|sw)/[-a-z0-9]{1,120}")
SHORT = 120  # characters of a name


def new_key() -> str:
    """An idempotency key: the same form sent twice makes one request."""
    return secrets.token_urlsafe(18)


def key_of(sent: str) -> str:
    """A key that is none of ours counts as none: the visitor did not write it and cannot put it right."""
    return sent if _KEY.fullmatch(sent) else ""


def example_phone() -> str:
    """A number as people write it where most of them live, for a hint."""
    number = phonenumbers.example_number_for_type(settings.DEFAULT_REGION, phonenumbers.PhoneNumberType.MOBILE)
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)) if number else ""


class PlainForm(forms.Form):
    """Fields with the look of the portal; texts are checked for signs that cannot be kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "field")
            # Django's word for NUL is not ours; ``_text`` says it with the other signs that cannot be kept.
            field.validators = [
                each for each in field.validators if not isinstance(each, ProhibitNullCharactersValidator)
            ]

    def clean_key(self) -> str:
        return key_of(str(self.cleaned_data["key"]))

    @property
    def fault_count(self) -> int:
        return sum(len(faults) for faults in self.errors.values())

    def _text(self, name: str, limit: int, *, lines: bool = False) -> str:
        """The cleaned value of a text field. Raises ValidationError with words for people."""
        raw = str(self.cleaned_data.get(name) or "")
        if not raw.strip():
            return ""
        if "\ufffd" in raw:
            raise ValidationError(_("Some letters arrived broken. Please type this again."), "broken")
        try:
            clean = text.clean_body(raw) if lines else text.clean_subject(raw)
        except text.TextError as fault:
            if fault.code == "control":
                raise ValidationError(
                    _("There is a hidden sign in this text that cannot be kept. Type it again by hand."), "control"
                ) from None
            clean = raw.strip()
        if over := max(0, len(clean) - limit):
            said = ngettext(
                "This is %(over)s character too long; there is room for %(limit)s.",
                "This is %(over)s characters too long; there is room for %(limit)s.",
                over,
            )
            raise ValidationError(said, "too_long", {"over": over, "limit": limit})
        return clean


def _box(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs=attrs)


class NewTicketForm(PaymentFields, FilesField, SensitiveField, PlainForm):
    """A new request. One of e-mail and phone is enough, and the business is optional."""

    subject = forms.CharField(
        label=gettext_lazy("What is the problem?"),
        error_messages={"required": gettext_lazy("Write in a few words what is wrong.")},
        widget=_box(autocomplete="off", enterkeyhint="next"),
    )
    message = forms.CharField(
        label=gettext_lazy("Tell us what happened"),
        help_text=gettext_lazy("What you did, what you saw, and the M-Pesa code if you have it."),
        error_messages={"required": gettext_lazy("Tell us what happened, so that we can help.")},
        widget=forms.Textarea(attrs={"rows": 5, "data-draft": "message", "data-sensitive": "#sensitive"}),
        strip=False,
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        error_messages={"required": gettext_lazy("Tell us what to call you.")},
        widget=_box(autocomplete="name", autocapitalize="words"),
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone number"),
        required=False,
        widget=_box(inputmode="tel", autocomplete="tel", type="tel"),
    )
    email = forms.CharField(
        label=gettext_lazy("E-mail"),
        required=False,
        widget=_box(inputmode="email", autocomplete="email", autocapitalize="none", spellcheck="false"),
    )
    business = forms.CharField(
        label=gettext_lazy("Name of your business"), required=False, widget=_box(autocomplete="organization")
    )
    shop = forms.BooleanField(required=False, widget=forms.CheckboxInput(attrs={"class": ""}))
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    article = forms.CharField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(required=False, widget=forms.HiddenInput)
    read = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-draft": "read"}))

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        """``person`` is who is signed in: we know how to reach them, so the form does not ask."""
        self.person = person
        super().__init__(*args, **kwargs)
        suggest = {
            "data-suggest": reverse("portal:search") + "?part=suggest",
            "data-suggest-into": "#beside",
            "data-draft": "subject",
        }
        self.fields["subject"].widget.attrs |= suggest
        if person:
            for name in ("name", "email", "phone"):
                del self.fields[name]
        self.shared_shop = shops.shop_with_others_in_charge(person) if person else None
        if self.shared_shop is None:
            del self.fields["shop"]

    def clean_subject(self) -> str:
        return self._text("subject", text.SUBJECT_LIMIT)

    def clean_message(self) -> str:
        body = self._text("message", text.BODY_LIMIT, lines=True)
        if not body and not self.held.has_files:
            raise ValidationError(self.fields["message"].error_messages["required"], "required")
        return body

    def clean_name(self) -> str:
        return self._text("name", SHORT)

    def clean_article(self) -> str:
        slug = str(self.cleaned_data["article"])
        return slug if _SLUG.fullmatch(slug) else ""

    def clean_read(self) -> list[str]:
        """Places like ``sw/lipa-kwa-mpesa`` of articles that were opened beside the form; at most five are believed."""
        return [place for place in str(self.cleaned_data["read"])[:1_000].split() if _PLACE.fullmatch(place)][:5]

    def clean_business(self) -> str:
        return self._text("business", SHORT)

    def clean_email(self) -> str:
        typed = str(self.cleaned_data["email"]).strip()
        try:
            return contact.clean_email(typed) if typed else ""
        except contact.ContactError:
            raise ValidationError(
                _("This is not a whole address. It looks like njeri@example.com."), "bad_email"
            ) from None

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"]).strip()
        try:
            return contact.clean_phone(typed, settings.DEFAULT_REGION) if typed else ""
        except contact.ContactError as fault:
            raise ValidationError(phone_fault(fault.code, typed), fault.code) from None

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.person:
            return values
        if not {"email", "phone"} & self.errors.keys() and not values.get("email") and not values.get("phone"):
            self.add_error("phone", _("Give a phone number or an e-mail address, so that our answer reaches you."))
        return values


def phone_fault(code: str, typed: str) -> str:
    """What to say of a number that cannot be right, with one that could. The commonest fault is a digit forgotten."""
    example = example_phone()
    has, whole = _digits(typed), _digits(example)
    said = {
        "digits": _("This number has %(has)s digits. A whole one has %(whole)s, like %(example)s."),
        "too_short": _("This number is too short. A whole one looks like %(example)s."),
        "too_long": _("This number is too long. A whole one looks like %(example)s."),
        "bad_phone": _("This is not a phone number. One looks like %(example)s."),
    }
    local = typed.strip().startswith("0") and has != whole
    return said["digits" if local else code] % {"has": has, "whole": whole, "example": example}


def _digits(text_typed: str) -> int:
    return sum(sign.isdigit() for sign in text_typed)


class ReplyForm(FilesField, SensitiveField, PlainForm):
    """One more message in a request."""

    message = forms.CharField(
        label=gettext_lazy("Your reply"),
        error_messages={"required": gettext_lazy("Write your reply first.")},
        widget=forms.Textarea(attrs={"rows": 4, "data-draft": "reply", "data-sensitive": "#sensitive"}),
        strip=False,
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_message(self) -> str:
        body = self._text("message", text.BODY_LIMIT, lines=True)
        if not body and not self.held.has_files:
            raise ValidationError(self.fields["message"].error_messages["required"], "required")
        return body
