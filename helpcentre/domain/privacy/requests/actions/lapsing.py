from datetime import timedelta

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.privacy.models import Did, Identity, Refusal, RightsRequest
from helpcentre.domain.privacy.requests import answers
from helpcentre.domain.privacy.requests.actions.closing import OverError, refuse_request

_BEFORE = timedelta(hours=3)  # the answer is there when the clock runs out


def lapse_unproved() -> int:
    """Answer requests that nobody proved to be theirs, although they were told how, just before their clock runs out.

    Who was told nothing is left to the team: that is our own neglect. Returns how many were answered.
    """
    due = RightsRequest.objects.filter(closed_at=None, identity=Identity.NEEDED, due_at__lt=clock.now() + _BEFORE)
    lapsed = 0
    for case in due.filter(steps__did=Did.ANSWERED).distinct():
        try:
            with transaction.atomic():
                refused = refuse_request(actor=Actor.system(), case=case, reason=Refusal.NOT_PROVED)
                answers.send(refused, actor=Actor.system())
        except OverError:
            continue
        lapsed += 1
    return lapsed
