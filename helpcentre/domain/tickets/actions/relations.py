from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Relation, RelationKind, Ticket

MOST_RELATIONS = 50


class RelationError(ValueError):
    """``code`` says why: ``itself`` or ``too_many``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def relate(*, actor: Actor, ticket: Ticket, other: Ticket, kind: str) -> Relation:
    """Say that ``ticket`` has to do with ``other``, and how; saying it differently replaces it. Raises RelationError.

    Two tickets have one relation: said from the other side, it replaces what was said from this one.
    """
    wanted = RelationKind(kind)
    if ticket.pk == other.pk:
        raise RelationError("itself")
    with transaction.atomic():
        list(Ticket.objects.select_for_update().filter(pk__in=[ticket.pk, other.pk]).order_by("pk"))
        if Relation.objects.filter(ticket=ticket).count() >= MOST_RELATIONS:
            raise RelationError("too_many")
        same = Relation.objects.filter(ticket=ticket, other=other, kind=wanted).first()
        if same is not None:
            return same
        Relation.objects.filter(ticket=other, other=ticket).delete()
        made, _ = Relation.objects.update_or_create(ticket=ticket, other=other, defaults={"kind": wanted})
        log.record(events.RELATED, ticket.pk, actor=actor, other=other.pk, how=wanted)
    return made


def unrelate(*, actor: Actor, ticket: Ticket, other: Ticket) -> bool:
    """They have nothing to do with each other; returns whether they had."""
    with transaction.atomic():
        gone = Relation.objects.filter(ticket=ticket, other=other).delete()[0]
        gone += Relation.objects.filter(ticket=other, other=ticket).delete()[0]
        if gone:
            log.record(events.UNRELATED, ticket.pk, actor=actor, other=other.pk)
    return bool(gone)
