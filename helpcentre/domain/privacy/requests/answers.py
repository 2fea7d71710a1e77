"""Answers in both languages: that a request arrived, was done, or was refused and why."""

from contextlib import suppress
from typing import Any

from django.conf import settings

from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.jobs.sms import queue_sms
from helpcentre.base.outbound.addresses import BadMail
from helpcentre.domain.privacy.models import Did, RightsRequest, State
from helpcentre.domain.privacy.requests.steps import note

_KINDS = {State.OPEN: "rights_received", State.DONE: "rights_done", State.REFUSED: "rights_refused"}


def send(case: RightsRequest, *, actor: Actor) -> bool:
    """Tell the person how their request stands, by mail, else by text message. Returns whether they could be told."""
    kind = _KINDS.get(State(case.state))
    person = case.person
    if kind is None or person.erased_at is not None:
        return False
    url = f"{settings.PUBLIC_URL}/{case.language}/privacy/my-data/"
    facts: dict[str, Any] = {
        "language": case.language,
        "person_id": person.pk,
        "context": {"case": case, "url": url, "privacy_email": settings.PRIVACY_EMAIL or settings.SUPPORT_EMAIL},
    }
    with suppress(BadMail):
        if person.email:
            queue_mail(kind=kind, address=person.email, **facts)
        elif person.phone:
            queue_sms(kind="rights_news", number=person.phone, **facts)
        else:
            return False
        note(case, Did.ANSWERED, actor=actor, detail=case.state)
        return True
    return False
