from django import forms
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.feedback.models import WORDS_LIMIT, Reason
from helpcentre.web.portal.tickets.forms import PlainForm


class ReasonForm(PlainForm):
    """Why an article did not help."""

    reason = forms.ChoiceField(
        choices=Reason.choices,
        label=_("What was wrong?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what was wrong."), "invalid_choice": _("Choose what was wrong.")},
    )
    words = forms.CharField(
        required=False,
        label=_("Tell us more"),
        help_text=_("Please write no name, phone number or PIN here: we cannot answer this."),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": WORDS_LIMIT}),
        strip=False,
    )

    def clean_words(self) -> str:
        return self._text("words", WORDS_LIMIT, lines=True)
