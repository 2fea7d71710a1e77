"""Who looked: by the person who was looked at, and by the member of staff who did. Reading it is a look as well."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import Http404, HttpResponse
from django.utils import timezone

from helpcentre.base.core import ids
from helpcentre.domain.people import finding, looks, selectors
from helpcentre.domain.people.actions import record_view
from helpcentre.domain.people.looks import Look, Span
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.people.screens import Screen
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff
from helpcentre.web.desk.privacy import picking

Find = Callable[[int, Span, int | None], tuple[list[Look], int | None]]
_BELIEVABLE = (MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2200, 1, 1)))


class PeriodForm(forms.Form):
    """Two days, both within; a day that is none counts as not given."""

    since = forms.DateField(required=False, validators=_BELIEVABLE)
    until = forms.DateField(required=False, validators=_BELIEVABLE)

    @property
    def span(self) -> Span:
        self.is_valid()
        first, last = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        return Span(_midnight(first) if first else None, _midnight(last + timedelta(days=1)) if last else None)


@staff(Permission.HANDLE_RIGHTS, "GET", "POST")
def search(request: StaffRequest) -> HttpResponse:
    """At whom, or who of the team?"""
    return picking.pick(request, "desk/privacy/looks.html", "desk:looks_at", {"team": looks.staff()})


@staff(Permission.HANDLE_RIGHTS, "GET")
def at(request: StaffRequest, number: int) -> HttpResponse:
    """Who looked at one person, when, and where."""
    person = finding.person(number)
    if person is None:
        raise Http404
    record_view(actor=request.user.actor, person=person, screen=Screen.LOOKS)
    return _page(request, person, looks.at, "desk/privacy/looks_at.html")


@staff(Permission.HANDLE_RIGHTS, "GET")
def by(request: StaffRequest, number: int) -> HttpResponse:
    """Whom one member of staff looked at. People stand here by number: whoever opens one has looked at them."""
    member = looks.staff_of(number)
    if member is None:
        raise Http404
    record_view(actor=request.user.actor, person=member.person, screen=Screen.LOOKS)
    return _page(request, member.person, looks.by, "desk/privacy/looks_by.html")


def _page(request: StaffRequest, person: Person, find: Find, template: str) -> HttpResponse:
    form = PeriodForm(request.GET)
    rows, older = find(person.pk, form.span, ids.read(request.GET.get("before", "")))
    names = selectors.names({row.by for row in rows if row.by is not None})
    context = {
        "person": person,
        "rows": [(row, names.get(row.by or 0, "")) for row in rows],
        "form": form,
        "older": older,
        "period": {name: str(form.cleaned_data.get(name) or "") for name in form.fields},
    }
    return frame.show(request, template, context, here="privacy")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
