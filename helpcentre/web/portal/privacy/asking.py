"""What somebody asks for on the page, and what they put right themselves."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from helpcentre.domain.people.actions import allow_again, lift_restriction
from helpcentre.domain.privacy.correcting.actions import correct_fact
from helpcentre.domain.privacy.models import Fact, Kind, RightsRequest, Source
from helpcentre.domain.privacy.requests import answers, selectors
from helpcentre.domain.privacy.requests.actions import OverError, grant_request, open_request, take_back_request
from helpcentre.web.portal.access import methods
from helpcentre.web.portal.privacy import pace
from helpcentre.web.portal.privacy.access import DataOwner, data_owner
from helpcentre.web.portal.privacy.forms import AskForm, NameForm
from helpcentre.web.portal.privacy.views import show

#: Nobody else needs to look at these: it is proved who asks, and they harm nobody.
_AT_ONCE = {Kind.ACCESS, Kind.CARRY_AWAY, Kind.RESTRICT, Kind.WITHDRAW}


@data_owner
@methods("POST")
def ask(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    """Use a right: what can be done at once is, the rest becomes a request with a clock."""
    form = AskForm(request.POST)
    if not form.is_valid():
        return show(request, owner, form=form)
    if not pace.may_ask(owner.person):
        return show(request, owner, fault="often")
    _asked(owner, Kind(form.cleaned_data["kind"]), form.cleaned_data["words"])
    return redirect("portal:my_data")


def _asked(owner: DataOwner, kind: Kind, words: str) -> RightsRequest:
    with transaction.atomic():
        case = open_request(
            actor=owner.actor, person=owner.person, kind=kind, source=Source.PAGE, words=words, proof=owner.proof
        )
        if kind in _AT_ONCE:
            return grant_request(actor=owner.actor, case=case)
        answers.send(case, actor=owner.actor)
    return case


@data_owner
@methods("POST")
def correct(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    """Name and language are the person's own to say."""
    form = NameForm(request.POST)
    if not form.is_valid():
        return show(request, owner, fault="name")
    for fact in (Fact.NAME, Fact.LANGUAGE):
        correct_fact(actor=owner.actor, person=owner.person, fact=fact, value=form.cleaned_data[fact.value])
    return redirect("portal:my_data")


@data_owner
@methods("POST")
def lift(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    """The data may be used again."""
    lift_restriction(actor=owner.actor, person=owner.person)
    return redirect("portal:my_data")


@data_owner
@methods("POST")
def allow(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    """What they objected to may be noted again."""
    allow_again(actor=owner.actor, person=owner.person)
    return redirect("portal:my_data")


@data_owner
@methods("POST")
def take_back(request: HttpRequest, owner: DataOwner) -> HttpResponse:
    """They no longer want it. Another's request is not found, and nothing happens."""
    case = selectors.for_person(owner.person, request.POST.get("request", "")[:40])
    try:
        if case is not None:
            take_back_request(actor=owner.actor, case=case)
    except OverError:
        return show(request, owner, fault="over")
    return redirect("portal:my_data")
