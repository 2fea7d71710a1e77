"""Who else hears of a ticket: colleagues who follow it, and people outside who are copied."""

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.tickets import events, participation
from helpcentre.domain.tickets.actions.assignment import NotStaffError
from helpcentre.domain.tickets.models import Following, Participant, ParticipantRole, Ticket, TicketLink

MOST_COPIED = 20  # people outside the team in one conversation


class CopyError(ValueError):
    """``code`` says why: ``requester``, ``staff`` or ``too_many``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def follow(*, actor: Actor, ticket: Ticket, person: Person) -> bool:
    """Let a colleague hear of a ticket; returns whether it is new. Raises NotStaffError for anybody else."""
    if not may(person, Permission.ANSWER_TICKETS):
        raise NotStaffError(f"person {person.pk}")
    with transaction.atomic():
        _, is_new = Following.objects.get_or_create(ticket=ticket, person=person)
        if is_new:
            log.record(events.FOLLOWED, ticket.pk, actor=actor, person=person.pk)
    return is_new


def unfollow(*, actor: Actor, ticket: Ticket, person: Person) -> bool:
    """Let them hear of it no more; returns whether they did."""
    with transaction.atomic():
        gone, _ = Following.objects.filter(ticket=ticket, person=person).delete()
        if gone:
            log.record(events.UNFOLLOWED, ticket.pk, actor=actor, person=person.pk)
    return bool(gone)


def copy_to(*, actor: Actor, ticket: Ticket, person: Person) -> Participant:
    """Let somebody outside the team read along from the next message on. Raises CopyError.

    1. Who takes part keeps what they may read; the requester is never made a copy of themselves.
    2. Who was taken out and comes back reads from now on, like somebody new: what was said meanwhile stays unseen.
    """
    if person.staff is not None:
        raise CopyError("staff")
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        if person.pk == ticket.requester_id:
            raise CopyError("requester")
        part = Participant.objects.filter(ticket=ticket, person=person).first()
        if part is not None and part.removed_at is None:
            if part.role == ParticipantRole.CC:
                return part
            if participation.of(person).filter(pk=part.pk).exists():  # who follows for the shop gets mail from now on
                part.role = ParticipantRole.CC
                part.save(update_fields=["role"])
                return part
            # Who followed for a shop they no longer run comes back like somebody new.
        if Participant.objects.filter(ticket=ticket, removed_at=None).count() > MOST_COPIED:
            raise CopyError("too_many")
        newest = ticket.messages.order_by("-id").values_list("id", flat=True).first() or 0
        facts = {"role": ParticipantRole.CC, "visible_from": newest + 1, "added_at": clock.now(), "removed_at": None}
        part, _ = Participant.objects.update_or_create(ticket=ticket, person=person, defaults=facts)
        log.record(events.PARTICIPANT_ADDED, ticket.pk, actor=actor, person=person.pk)
    return part


def remove_copy(*, actor: Actor, ticket: Ticket, person: Person) -> bool:
    """Let somebody read along no more: no mail, and their private link opens nothing. Returns whether they did.

    The requester cannot be taken out of their own request. Raises CopyError.
    """
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
        if person.pk == ticket.requester_id:
            raise CopyError("requester")
        moment = clock.now()
        gone = Participant.objects.filter(ticket=ticket, person=person, removed_at=None).update(removed_at=moment)
        if gone:
            TicketLink.objects.filter(ticket=ticket, person=person, revoked_at=None).update(revoked_at=moment)
            log.record(events.PARTICIPANT_REMOVED, ticket.pk, actor=actor, person=person.pk)
    return bool(gone)
