from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from helpcentre.base.files import grants
from helpcentre.base.inventory.taxonomy import Use
from helpcentre.domain.people import objections
from helpcentre.domain.people.consents import agrees
from helpcentre.domain.people.models import Language, Purpose
from helpcentre.domain.people.restrictions import restriction_of
from helpcentre.domain.privacy.export import selectors as exports
from helpcentre.domain.privacy.export.actions import fetched
from helpcentre.domain.privacy.requests import selectors
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods
from helpcentre.web.portal.privacy.access import DataOwner, data_owner, forget, in_the_other_language
from helpcentre.web.portal.privacy.forms import AskForm
from helpcentre.web.portal.privacy.holdings import holdings


@data_owner
@methods("GET")
def my_data(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    """What we hold, what may be asked, and how it stands."""
    return show(request, owner)


def show(request: HttpRequest, owner: DataOwner, *, form: AskForm | None = None, fault: str = "") -> HttpResponse:
    """The page; with what was wrong, when something was."""
    person = owner.person
    context = {
        "person": person,
        "holdings": holdings(person, get_language() or language.DEFAULT),
        "cases": selectors.with_steps(selectors.requests_of(person, 20)),
        "exports": exports.exports_of(person, 1),
        "restriction": restriction_of(person),
        "objections": [(each, objections.words(Use(each.use))) for each in objections.objections_of(person)],
        "news": agrees(person, Purpose.NEWS),
        "languages": Language.choices,
        "form": form or AskForm(),
        "fault": fault,
        "there": in_the_other_language("portal:my_data"),
    }
    return render(request, "portal/privacy/my_data.html", context, status=422 if fault or form else 200)


@data_owner
@methods("GET")
def my_copy(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    """The archive that waits for whoever asks. The address names none, so there is no other to guess."""
    ready = [export for export in exports.exports_of(owner.person) if export.is_ready]
    if not ready:
        return redirect("portal:my_data")
    newest = ready[0]
    fetched(actor=owner.actor, export=newest)
    return grants.export_response(
        name=newest.name, size=newest.size, sha256=newest.sha256, title=f"my-data-{newest.ready_at:%Y-%m-%d}.zip"
    )


@data_owner
@methods("POST")
def leave(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    """This phone shows nobody's data any more. Who is signed in stays signed in."""
    response = redirect("portal:privacy")
    forget(response)
    return response
