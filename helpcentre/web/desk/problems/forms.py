from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.tickets import text
from helpcentre.web.desk.tickets.forms import TEXT_ERRORS

TITLE = 120


class _BothLanguages(forms.Form):
    """Texts in both languages, cleaned alike."""

    def _text(self, name: str, clean: Any, *, needed: bool) -> str:
        typed = self.cleaned_data[name]
        if not typed.strip() and not needed:
            return ""
        try:
            return str(clean(typed))
        except text.TextError as error:
            raise forms.ValidationError(TEXT_ERRORS[error.code], code=error.code) from None


def _line(**more: Any) -> forms.CharField:
    return forms.CharField(required=False, max_length=TITLE, error_messages={"max_length": TEXT_ERRORS["too_long"]})


class ProblemForm(_BothLanguages):
    """What does not work, in both languages."""

    title_en = _line()
    title_sw = _line()
    words_en = forms.CharField(required=False, strip=False)
    words_sw = forms.CharField(required=False, strip=False)
    banner = forms.BooleanField(required=False)

    def clean_title_en(self) -> str:
        return self._text("title_en", text.clean_subject, needed=True)

    def clean_title_sw(self) -> str:
        return self._text("title_sw", text.clean_subject, needed=True)

    def clean_words_en(self) -> str:
        return self._text("words_en", text.clean_body, needed=False)

    def clean_words_sw(self) -> str:
        return self._text("words_sw", text.clean_body, needed=False)


class UpdateForm(_BothLanguages):
    """What everybody affected is told. ``closing`` says that it is solved."""

    body_en = forms.CharField(required=False, strip=False)
    body_sw = forms.CharField(required=False, strip=False)
    closing = forms.BooleanField(required=False, label=_("It is solved"))

    def clean_body_en(self) -> str:
        return self._text("body_en", text.clean_body, needed=True)

    def clean_body_sw(self) -> str:
        return self._text("body_sw", text.clean_body, needed=True)
