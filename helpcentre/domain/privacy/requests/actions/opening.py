from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.models import Did, Kind, Proof, RightsRequest, Source
from helpcentre.domain.privacy.requests.actions.identity import prove_identity
from helpcentre.domain.privacy.requests.risk import identity_for
from helpcentre.domain.privacy.requests.steps import note
from helpcentre.domain.tickets.models import Ticket


class ErasedError(ValueError):
    """Of an erased person nothing is held, and nobody can ask in their name."""


def open_request(
    *,
    actor: Actor,
    person: Person,
    kind: Kind,
    source: Source,
    ticket: Ticket | None = None,
    words: str = "",
    received_at: datetime | None = None,
    proof: Proof | None = None,
) -> RightsRequest:
    """Take a request in; its clock runs from ``received_at``, when it arrived, now when not said.

    ``proof`` says that the person was already known to be themselves. Asking for the same again while it is in
    progress finds the first one, with the earlier clock. Raises ErasedError. Expects ``words`` cleaned by
    ``tickets.text``.
    """
    arrived = min(received_at or clock.now(), clock.now())
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)  # one after the other
        if person.erased_at is not None:
            raise ErasedError
        case = _already_open(person, kind)
        if case is None:
            case = RightsRequest.objects.create(
                person=person,
                kind=kind,
                source=source,
                ticket=ticket,
                language=ticket.language if ticket else person.language,
                words=words,
                identity=identity_for(kind),
                received_at=arrived,
                due_at=arrived + timedelta(days=settings.RIGHTS_DAYS),
            )
            note(case, Did.ARRIVED, actor=actor, detail=source)
            ids = {"person": person.pk} | ({"ticket": ticket.pk} if ticket else {})
            log.record(events.RIGHTS_ASKED, case.pk, actor=actor, right=kind, source=source, **ids)
        else:
            _asked_again(case, ticket, arrived, actor)
        if proof:
            case = prove_identity(actor=actor, case=case, proof=proof)
    return case


def _already_open(person: Person, kind: Kind) -> RightsRequest | None:
    if kind == Kind.CORRECT:
        return None
    return RightsRequest.objects.select_for_update().filter(person=person, kind=kind, closed_at=None).first()


def _asked_again(case: RightsRequest, ticket: Ticket | None, arrived: datetime, actor: Actor) -> None:
    """An older arrival that is noticed later pulls the clock back; nothing pushes it on."""
    note(case, Did.ASKED_AGAIN, actor=actor)
    changed = []
    if arrived < case.received_at:
        case.received_at, case.due_at = arrived, arrived + timedelta(days=settings.RIGHTS_DAYS)
        changed += ["received_at", "due_at"]
    if ticket and case.ticket_id is None:
        case.ticket = ticket
        changed.append("ticket")
    if changed:
        case.save(update_fields=changed)
