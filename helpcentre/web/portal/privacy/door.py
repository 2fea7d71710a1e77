"""Before anybody sees somebody's data: who is it?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.requests.actions import UnreachableError, check_code, send_code
from helpcentre.web.portal import language
from helpcentre.web.portal.access import methods, public, unstored
from helpcentre.web.portal.privacy import access, pace
from helpcentre.web.portal.privacy.masking import masked


@public
@methods("GET")
def door(request: HttpRequest) -> HttpResponse:
    """Sign in, or have a code sent to the address on file of whoever's link was opened on this phone."""
    if access.owner_of(request):
        return unstored(redirect("portal:my_data"))
    people = [(person.pk, masked(person)) for person in access.people_here(request)]
    return unstored(render(request, "portal/privacy/door.html", {"people": people}))


@public
@methods("POST")
def code(request: HttpRequest) -> HttpResponse:
    """Send a code, or look at the one that was typed. Whose link is not on this phone has nothing to choose here."""
    person = _chosen(request)
    if person is None:
        return unstored(redirect("portal:my_data_door"))
    if "code" in request.POST:
        return _typed(request, person)
    fault = "" if pace.may_send_code(request, person) else "often"
    try:
        if not fault:
            send_code(person=person, language=get_language() or language.DEFAULT)
    except UnreachableError:
        fault = "nowhere"
    return _page(request, person, fault)


def _typed(request: HttpRequest, person: Person) -> HttpResponse:
    proof = check_code(person=person, code=request.POST.get("code", "")[:40])
    if proof is None:
        return _page(request, person, "wrong")
    response = unstored(redirect("portal:my_data"))
    access.remember(response, person, proof)
    return response


def _chosen(request: HttpRequest) -> Person | None:
    wanted = request.POST.get("person", "")
    return next((person for person in access.people_here(request) if str(person.pk) == wanted), None)


def _page(request: HttpRequest, person: Person, fault: str) -> HttpResponse:
    context = {"who": person.pk, "masked": masked(person), "fault": fault}
    context["there"] = access.in_the_other_language("portal:my_data_door")
    return unstored(render(request, "portal/privacy/code.html", context, status=422 if fault else 200))
