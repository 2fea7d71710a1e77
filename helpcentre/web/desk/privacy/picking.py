"""Whom the officer means: typed into a form that is sent, so that no name and no address stands in an address."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import ids
from helpcentre.domain.people import finding
from helpcentre.domain.people.models import Person
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest

_SHOWN = 20


class PickForm(forms.Form):
    """``found`` after cleaning are the people it may be."""

    ref = forms.CharField(max_length=254)
    found: list[Person]

    def clean_ref(self) -> str:
        wanted = str(self.cleaned_data["ref"])
        own = ids.read(wanted)
        person = finding.person(own) if own is not None else None
        self.found = [person] if person else finding.people(wanted, _SHOWN)
        if not self.found:
            raise forms.ValidationError(_("We know nobody who is called so."))
        return wanted


def pick(request: StaffRequest, template: str, to: str, context: dict[str, Any]) -> HttpResponse:
    """A page with the form; whoever is found alone is led to at once, several are offered."""
    form = PickForm(request.POST if request.method == "POST" else None)
    found = form.found if form.is_bound and form.is_valid() else []
    if len(found) == 1:
        return redirect(to, number=found[0].pk)
    status = 422 if form.is_bound and not found else 200
    shown = {**context, "form": form, "found": found, "to": to}
    return frame.show(request, template, shown, here="privacy", status=status)
