"""Forms of the register of disclosures. What may be said is decided by the actions; here it is only read."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.sharing.disclosures import days
from helpcentre.domain.sharing.disclosures.asked import MOST_TARGETS, Asked, Ban, Thing
from helpcentre.domain.sharing.disclosures.models import Arrival, LegalBasis, Means
from helpcentre.domain.sharing.disclosures.papers import MOST, Paper, receive
from helpcentre.domain.sharing.disclosures.words import offered
from helpcentre.domain.tickets.attaching.faults import Fault, RefusedFileError
from helpcentre.web.desk.holds.forms import target_of
from helpcentre.web.desk.privacy import disclosure_words as words

_EMPTY = {"required": words.WRITE, "max_length": words.WRITE, "null_characters_not_allowed": words.WRITE}
_CHOICE = {"required": words.CHOOSE, "invalid_choice": words.CHOOSE}
_LINES = 4_000  # characters in which people and tickets are named


def _today() -> str:
    """As a field for days takes it."""
    return days.today().isoformat()


def line(most: int, **more: Any) -> forms.CharField:
    return forms.CharField(max_length=most, error_messages=_EMPTY, **more)


class ScopeForm(forms.Form):
    """Kinds of data and days."""

    categories = forms.MultipleChoiceField(
        choices=offered, error_messages={"required": words.FAULTS["categories"], "invalid_choice": words.CHOOSE}
    )
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)


class RequestForm(ScopeForm):
    """A request of an authority. ``things`` after cleaning are the people, businesses and tickets it is about."""

    authority = line(200)
    officer = line(120, required=False)
    their_reference = line(120, required=False)
    country = line(60)
    arrival = forms.ChoiceField(choices=Arrival.choices, error_messages=_CHOICE)
    arrived_on = forms.DateField(initial=_today, error_messages={"required": words.WRITE})
    basis = forms.ChoiceField(choices=LegalBasis.choices, error_messages=_CHOICE)
    citation = line(500)
    targets = forms.CharField(max_length=_LINES, error_messages=_EMPTY)
    is_secret = forms.BooleanField(required=False)
    ban_until = forms.DateField(required=False)
    ban_ground = line(200, required=False)
    things: list[Thing]

    def clean_targets(self) -> str:
        typed = str(self.cleaned_data["targets"])
        names = [each.strip() for each in typed.splitlines() if each.strip()]
        if len(names) > MOST_TARGETS:
            raise forms.ValidationError(_("At most %(most)s at once.") % {"most": MOST_TARGETS})
        found = {name: target_of(name) for name in names}
        unknown = [name for name, target in found.items() if not target]
        if unknown:
            raise forms.ValidationError(str(words.UNKNOWN).format(lines=", ".join(each[:40] for each in unknown)))
        self.things = [thing for target in found.values() for thing in target.values()]
        return typed

    def clean_ban_ground(self) -> str:
        ground = str(self.cleaned_data["ban_ground"])
        if self.cleaned_data.get("is_secret") and not ground:
            raise forms.ValidationError(words.WRITE)
        return ground

    def asked(self) -> Asked:
        names = (
            "authority", "officer", "their_reference", "country", "arrival", "arrived_on", "basis", "citation",
            "categories", "since", "until",
        )  # fmt: skip
        return Asked(**{name: self.cleaned_data[name] for name in names})

    def ban(self) -> Ban | None:
        if not self.cleaned_data["is_secret"]:
            return None
        return Ban(self.cleaned_data["ban_ground"], self.cleaned_data["ban_until"])


class ReviewForm(ScopeForm):
    targets = forms.TypedMultipleChoiceField(coerce=int, error_messages={"required": words.FAULTS["targets"]})
    reason = line(500, required=False)

    def __init__(self, *args: Any, targets: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["targets"].choices = [(number, number) for number in targets]  # type: ignore[attr-defined]


class HandoverForm(forms.Form):
    to_whom = line(200)
    means = forms.ChoiceField(choices=Means.choices, error_messages=_CHOICE)
    handed_on = forms.DateField(error_messages={"required": words.WRITE})


class BanForm(forms.Form):
    ban_until = forms.DateField(required=False)
    ban_ground = line(200)


def received(files: list["UploadedFile[Any]"]) -> tuple[list[Paper], list[str]]:
    """Papers that were kept, and why others were not. Not inside a transaction."""
    kept, refused = [], []
    for number, file in enumerate(files):
        name = "".join(sign for sign in file.name or "" if sign.isprintable())[:40]
        try:
            if number >= MOST:
                raise RefusedFileError(Fault.TOO_MANY)
            kept.append(receive(file.file, file.name or ""))  # type: ignore[arg-type]
        except RefusedFileError as error:
            refused.append(f"{name}: {error}")
    return kept, refused
