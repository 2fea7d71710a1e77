"""The register of those who handle data for us: enter, change, switch off."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helpcentre.base.inventory.taxonomy import USE_WORDS
from helpcentre.base.outbound import processors
from helpcentre.domain.people.permissions import Permission
from helpcentre.domain.policy.actions import post_lists
from helpcentre.domain.sharing.actions import ProcessorError, put_processor, switch_processor
from helpcentre.domain.sharing.models import Processor
from helpcentre.domain.sharing.words import CATEGORY_WORDS, said
from helpcentre.web.desk import frame
from helpcentre.web.desk.access import StaffRequest, staff

_FIELDS = ("name", "host", "place", "contract", "purpose")
FAULTS = {
    "taken": gettext_lazy("This server stands in the register already."),
    "host": gettext_lazy("The name of a server, like mail.example.com."),
    "categories": gettext_lazy("Choose at least one."),
    "purpose": gettext_lazy("Choose one."),
}


@staff(Permission.HANDLE_RIGHTS, "GET")
def register(request: StaffRequest) -> HttpResponse:
    """Everybody in it, and the ways out that lead to somebody who is not."""
    rows = [(each, said(each.categories)) for each in Processor.objects.order_by("-is_on", "name", "pk")]
    ways = [(way, said([each.value for each in way.sends]), processors.refusal(way)) for way in processors.ways_out()]
    return frame.show(request, "desk/privacy/processors.html", {"rows": rows, "ways": ways}, here="privacy")


@staff(Permission.HANDLE_RIGHTS, "GET", "POST")
def new(request: StaffRequest) -> HttpResponse:
    """Enter somebody; ``?way=`` fills in where a way out leads and what it sends."""
    way = next((way for way in processors.ways_out() if way.key == request.GET.get("way")), None)
    values = {"host": way.host(), "categories": [each.value for each in way.sends]} if way else {"categories": []}
    return _edit(request, None, values)


@staff(Permission.HANDLE_RIGHTS, "GET", "POST")
def one(request: StaffRequest, number: int) -> HttpResponse:
    """Change what is said of somebody."""
    found = _find(number)
    values = {name: getattr(found, name) for name in (*_FIELDS, "categories")}
    return _edit(request, found, values)


@staff(Permission.HANDLE_RIGHTS, "POST")
def switch(request: StaffRequest, number: int) -> HttpResponse:
    """On, or off at once: messages then wait here."""
    with transaction.atomic():
        switch_processor(actor=request.user.actor, processor=_find(number), on=request.POST.get("on") == "1")
        post_lists(actor=request.user.actor)
    return redirect("desk:processors")


def _edit(request: StaffRequest, found: Processor | None, values: dict[str, Any]) -> HttpResponse:
    fault = ""
    if request.method == "POST":
        values = {name: request.POST.get(name, "") for name in _FIELDS}
        values["categories"] = request.POST.getlist("categories")
        try:
            with transaction.atomic():
                put_processor(actor=request.user.actor, by=request.user, processor=found, **values)
                post_lists(actor=request.user.actor)
            messages.info(request, _("Saved."))
            return redirect("desk:processors")
        except ProcessorError as error:
            fault = error.code
    context = {
        "found": found,
        "values": values,
        "field_fault": "host" if fault == "taken" else fault,
        "fault": FAULTS.get(fault, _("Write something, and not too much.")),
        "categories": [(category.value, words) for category, words in CATEGORY_WORDS.items()],
        "purposes": [(use.value, words) for use, words in USE_WORDS.items()],
    }
    return frame.show(request, "desk/privacy/processor.html", context, here="privacy", status=422 if fault else 200)


def _find(number: int) -> Processor:
    found = Processor.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    return found
