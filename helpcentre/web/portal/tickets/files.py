"""Files on their way in with a form, and on their way out to whoever may read their message."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from helpcentre.base.files import grants
from helpcentre.base.front.addresses import client_network
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.attaching import reading
from helpcentre.domain.tickets.attaching.gathering import Held, gather
from helpcentre.web.portal.access import Holder, methods, ticket_holder


class Picker(forms.FileInput):
    """Several files from one button, as every browser knows it."""

    allow_multiple_selected = True


class FilesField(forms.Form):
    """Photos and files with a message, which may then do without words. ``held`` is what the form brought."""

    file = forms.Field(
        required=False,
        label=gettext_lazy("Photos or files"),
        widget=Picker(attrs={"multiple": True, "class": "pick"}),
    )

    def __init__(self, *args: Any, held: Held | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held or Held()
        if self.held.has_files:
            self.fields["message"].required = False

    def clean_file(self) -> None:
        if self.held.faults:
            raise ValidationError([ValidationError(fault, "file") for fault in self.held.faults])


def held_by(request: HttpRequest, person: Person | None) -> Held:
    """The files that a form brought; they are kept whatever becomes of the form."""
    return gather(
        files=request.FILES.getlist("file"),
        claimed=request.POST.getlist("attachment"),
        person=person,
        place=client_network(request),
    )


@ticket_holder
@methods("GET")
def ticket_file(request: HttpRequest, holder: Holder, number: int) -> HttpResponse:
    """A file of the conversation; the front sends its bytes."""
    return _granted(holder, number)


@ticket_holder
@methods("GET")
def ticket_file_small(request: HttpRequest, holder: Holder, number: int) -> HttpResponse:
    """Its thumbnail; a picture that is small already is its own."""
    return _granted(holder, number, small=True)


@ticket_holder
@methods("GET")
def ticket_file_look(request: HttpRequest, holder: Holder, number: int) -> HttpResponse:
    """The beginning of a text, as letters on a page of ours."""
    found = selectors.attachment_of(holder.ticket, number, staff=False, visible_from=holder.visible_from)
    if found is None or not found.has_preview:
        raise Http404
    text, is_cut = reading.beginning(found)
    values = {"ticket": holder.ticket, "file": found, "text": text, "is_cut": is_cut}
    return render(request, "portal/tickets/file.html", values)


def _granted(holder: Holder, number: int, *, small: bool = False) -> HttpResponse:
    found = selectors.attachment_of(holder.ticket, number, staff=False, visible_from=holder.visible_from)
    if found is None or (small and found.width is None):
        raise Http404
    file = (found.thumbnail if small else None) or found.file
    return grants.response(file, title=found.name, shown=found.is_shown)
