"""Events of a made-up shop, and the way to record one."""

from enum import StrEnum

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.events.kinds import EventKind


class Door(StrEnum):
    FRONT = "front"
    BACK = "back"


OPENED = EventKind("shop.door.opened", "shop", frozenset({"by_id"}), {"door": Door})
CLOSED = EventKind("shop.door.closed", "shop")


def record(kind: EventKind = OPENED, subject_id: int = 1, **data: object) -> int:
    """One event in a transaction of its own; its id."""
    with transaction.atomic():
        return log.record(kind, subject_id, actor=Actor.system(), **data).id
