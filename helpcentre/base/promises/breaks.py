"""From one measuring to the next: a promise that broke is told of once, and once more when it is kept again."""

from collections.abc import Iterable
from typing import Protocol

from django.db import IntegrityError, transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.promises.clauses import Promise
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.events import PROMISE_BROKEN, PROMISE_MENDED
from helpcentre.base.promises.models import PromiseBreak


class Measured(Protocol):
    @property
    def promise(self) -> Promise: ...

    @property
    def state(self) -> State: ...


def follow(measured: Iterable[Measured]) -> None:
    """Open and close breaks as the findings say, each with its event. Inside the transaction that keeps the findings.

    *Unproven* closes nothing: a promise whose evidence is gone was not mended.
    """
    open_now = {each.promise_id: each for each in PromiseBreak.objects.filter(mended_at=None)}
    for each in measured:
        known = open_now.get(each.promise.id)
        if each.state is State.BROKEN and known is None:
            _broke(each.promise.id)
        elif each.state is State.KEPT and known is not None:
            _mended(known)


def _broke(promise_id: str) -> None:
    try:
        with transaction.atomic():
            made = PromiseBreak.objects.create(promise_id=promise_id)
    except IntegrityError:
        return  # measured twice at once: the other one tells of it
    log.record(PROMISE_BROKEN, made.pk, actor=Actor.system())


def _mended(found: PromiseBreak) -> None:
    if PromiseBreak.objects.filter(pk=found.pk, mended_at=None).update(mended_at=clock.now()):
        log.record(PROMISE_MENDED, found.pk, actor=Actor.system())
