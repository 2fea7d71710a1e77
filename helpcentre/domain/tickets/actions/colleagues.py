"""Somebody who asks may let a person of the same shop read along, from then on."""

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people import shops
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.actions.following import CopyError, copy_to, remove_copy
from helpcentre.domain.tickets.actions.sharing import SharingError, check_may_share
from helpcentre.domain.tickets.models import Participant, Ticket


def add_colleague(*, actor: Actor, ticket: Ticket, adder: Person, email: str = "", phone: str = "") -> Participant:
    """Let the colleague behind ``email`` or ``phone`` read from the next message on; they are told of it.

    Only people who are known to work in the ticket's shop are found, so nobody can have a stranger written to. Raises
    SharingError, and CopyError: ``unknown`` besides the codes of ``copy_to``.
    """
    with transaction.atomic():
        check_may_share(ticket, adder)
        person = shops.colleague(ticket.business, email=email, phone=phone) if ticket.business else None
        if person is None:
            raise CopyError("unknown")
        return copy_to(actor=actor, ticket=ticket, person=person)


def remove_colleague(*, actor: Actor, ticket: Ticket, remover: Person, person: Person) -> bool:
    """Take somebody out again: who asked may, and everybody may take out themselves. Raises SharingError, CopyError."""
    if remover.pk not in (person.pk, ticket.requester_id):
        raise SharingError("not_yours")
    return remove_copy(actor=actor, ticket=ticket, person=person)
