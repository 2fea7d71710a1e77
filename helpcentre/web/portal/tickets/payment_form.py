"""The part of a new request that says which mobile-money payment it is about. All of it may stay empty."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helpcentre.domain.tickets.models import Currency
from helpcentre.domain.tickets.payments import Payment, PaymentError, clean_amount, clean_code, clean_phone

_LOCAL = "%Y-%m-%dT%H:%M"  # what a datetime-local field holds
_SAID = {
    "code": gettext_lazy("This is not a transaction code. One looks like SFF6XYZ123: letters and figures, no spaces."),
    "number": gettext_lazy("This is a telephone number. The code stands at the beginning of the message."),
    "amount": gettext_lazy("Write the amount in figures, like 1450."),
    "time": gettext_lazy("This time has not come yet. Look at the message again."),
    "phone": gettext_lazy("We take no whole telephone number of somebody else. Leave it out."),
}


def _box(name: str, **attrs: str) -> dict[str, str]:
    return {"autocomplete": "off", "data-draft": name, **attrs}


class PaymentFields(forms.Form):
    """``cleaned_data["payment"]`` is what was said, or None."""

    payment_code = forms.CharField(
        label=gettext_lazy("Transaction code"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=_box("payment_code", autocapitalize="characters", spellcheck="false")),
    )
    payment_amount = forms.CharField(
        label=gettext_lazy("Amount"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs=_box("payment_amount", inputmode="decimal")),
    )
    payment_currency = forms.ChoiceField(
        label=gettext_lazy("Currency"),
        required=False,
        choices=[("", "–"), (Currency.KENYA, "KSh"), (Currency.TANZANIA, "TSh")],
        widget=forms.Select(attrs=_box("payment_currency")),
    )
    payment_at = forms.DateTimeField(
        label=gettext_lazy("Day and time"),
        required=False,
        input_formats=[_LOCAL, "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%d/%m/%y %H:%M"],
        error_messages={"invalid": gettext_lazy("Write day and time like 26/11/2026 14:30.")},
        widget=forms.DateTimeInput(format=_LOCAL, attrs=_box("payment_at", type="datetime-local")),
    )
    payment_phone = forms.CharField(required=False, widget=forms.HiddenInput(attrs=_box("payment_phone")))

    @property
    def payment_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("payment_code", "payment_amount", "payment_currency", "payment_at")]

    @property
    def is_payment_open(self) -> bool:
        """Whether anything stands in these fields, so that they must be seen."""
        return any(field.value() or field.errors for field in self.payment_fields)

    def clean_payment_code(self) -> str:
        typed = str(self.cleaned_data["payment_code"])
        try:
            return clean_code(typed) if typed.strip() else ""
        except PaymentError as fault:
            raise ValidationError(_SAID[fault.code], fault.code) from None

    def clean_payment_amount(self) -> Any:
        typed = str(self.cleaned_data["payment_amount"])
        try:
            return clean_amount(typed) if typed.strip() else None
        except PaymentError as fault:
            raise ValidationError(_SAID[fault.code], fault.code) from None

    def clean_payment_phone(self) -> str:
        try:
            return clean_phone(str(self.cleaned_data["payment_phone"]).strip())
        except PaymentError as fault:
            self.add_error("payment_code", ValidationError(_SAID[fault.code], fault.code))
            return ""

    def clean(self) -> dict[str, Any]:
        """A code makes a payment. Without one the rest helps nobody find it."""
        values = super().clean() or {}
        code, amount, paid_at = values.get("payment_code"), values.get("payment_amount"), values.get("payment_at")
        values["payment"] = None
        if not code:
            if (amount or paid_at) and "payment_code" not in self.errors:
                self.add_error("payment_code", _("Write the code too: with it we find the payment."))
            return values
        try:
            values["payment"] = Payment(
                code, amount, values.get("payment_currency") or "", paid_at, values.get("payment_phone") or ""
            )
        except PaymentError as fault:
            self.add_error("payment_at", _SAID[fault.code])
        return values
