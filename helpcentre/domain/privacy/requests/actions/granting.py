from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.domain.privacy.models import Kind, RightsRequest
from helpcentre.domain.privacy.requests import answers
from helpcentre.domain.privacy.requests.actions.closing import NotProvedError, OverError, finish_request
from helpcentre.domain.privacy.requests.fulfilling import way_of


def grant_request(*, actor: Actor, case: RightsRequest) -> RightsRequest:
    """Do what is asked for, and answer. What nothing does by itself counts as done by whoever grants it.

    Granting twice is granting once. Raises NotProvedError, and OverError when it has ended.
    """
    with transaction.atomic():
        case = RightsRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=case.pk)
        if not case.is_open:
            raise OverError
        if not case.may_go_on:
            raise NotProvedError
        way = way_of(Kind(case.kind))
        if way is None or way(actor, case):
            case = finish_request(actor=actor, case=case)
            answers.send(case, actor=actor)
    return case
