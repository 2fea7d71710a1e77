"""Who asks decides whether those in charge of the shop read along. Nobody else can open a ticket to them."""

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people import shops
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import events, participation
from helpcentre.domain.tickets.models import Participant, ParticipantRole, Ticket


class SharingError(ValueError):
    """``code``: see ``participation.sharing_fault``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def share_with_shop(*, actor: Actor, ticket: Ticket, sharer: Person, whole: bool = False) -> int:
    """Let the owners and managers of the ticket's shop read along; returns how many are new. Raises SharingError.

    They read from the next message on; with ``whole``, which only the form that opens a ticket may ask for, from the
    first. Who takes part already keeps what they may read. Who comes to run the shop later reads nothing of this.
    """
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        check_may_share(ticket, sharer)
        newest = 0 if whole else (ticket.messages.order_by("-id").values_list("id", flat=True).first() or 0) + 1
        known = {part.person_id: part for part in Participant.objects.filter(ticket=ticket)}
        facts = {"role": ParticipantRole.FOLLOWER, "visible_from": newest, "added_at": clock.now(), "removed_at": None}
        shared = 0
        for person in shops.those_who_run(ticket.business) if ticket.business else []:
            part = known.get(person.pk)
            if person.pk == ticket.requester_id or (part is not None and part.removed_at is None):
                continue
            Participant.objects.update_or_create(ticket=ticket, person=person, defaults=facts)
            log.record(events.PARTICIPANT_ADDED, ticket.pk, actor=actor, person=person.pk)
            shared += 1
    return shared


def unshare_with_shop(*, actor: Actor, ticket: Ticket, sharer: Person) -> int:
    """Those in charge of the shop read along no more; returns how many did. Raises SharingError."""
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        check_may_share(ticket, sharer)
        parts = list(Participant.objects.filter(ticket=ticket, role=ParticipantRole.FOLLOWER, removed_at=None))
        for part in parts:
            part.removed_at = clock.now()
            part.save(update_fields=["removed_at"])
            log.record(events.PARTICIPANT_REMOVED, ticket.pk, actor=actor, person=part.person_id)
    return len(parts)


def check_may_share(ticket: Ticket, sharer: Person) -> None:
    """Raise SharingError unless ``sharer`` may decide who of the shop reads along."""
    if fault := participation.sharing_fault(ticket, sharer):
        raise SharingError(fault)
