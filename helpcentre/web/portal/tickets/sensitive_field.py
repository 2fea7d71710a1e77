"""A form that asks before it sends a PIN, a card number or a whole M-Pesa message."""

from typing import Any

from django import forms

from helpcentre.domain.tickets.sensitive import WARNINGS, Sensitive, settled


class SensitiveField(forms.Form):
    """``sensitive`` is what a button of the second step says: ``cover`` or ``send``. ``holds`` is what was found."""

    sensitive = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    holds: list[Sensitive]
    warnings = [(kind.value, words) for kind, words in WARNINGS.items()]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.holds = []

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        texts = {name: values[name] for name in ("subject", "message") if values.get(name)}
        texts, self.holds = settled(texts, str(values.get("sensitive") or ""))
        values |= texts
        if self.holds:
            self.add_error("message", " ".join(str(WARNINGS[kind]) for kind in self.holds))
        return values
