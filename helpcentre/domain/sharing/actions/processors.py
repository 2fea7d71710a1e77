from collections.abc import Iterable

from django.db import IntegrityError, transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.inventory.taxonomy import Category, Use
from helpcentre.domain.people.models import Person
from helpcentre.domain.sharing import events
from helpcentre.domain.sharing.actions.waiting import send_waiting
from helpcentre.domain.sharing.models import HOST, Processor


class ProcessorError(ValueError):
    """``code`` is the name of the field that cannot be kept, or ``taken``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def put_processor(
    *,
    actor: Actor,
    by: Person | None,
    processor: Processor | None,
    name: str,
    host: str,
    place: str,
    categories: Iterable[str],
    purpose: str,
    contract: str,
) -> Processor:
    """Enter somebody into the register, off, or change what is said of them. Raises ProcessorError."""
    made = processor or Processor(registered_by=by)
    for field, given, most in (("name", name, 120), ("place", place, 120), ("contract", contract, 200)):
        value = " ".join(given.replace("\0", " ").split())
        if not value or len(value) > most:
            raise ProcessorError(field)
        setattr(made, field, value)
    made.host = host.strip().lower()
    made.categories = [category.value for category in Category if category.value in set(categories)]
    made.purpose = purpose
    if not HOST.fullmatch(made.host):
        raise ProcessorError("host")
    if not made.categories:
        raise ProcessorError("categories")
    if purpose not in list(Use):
        raise ProcessorError("purpose")
    try:
        with transaction.atomic():
            made.save()
            log.record(events.PROCESSOR_PUT, made.pk, actor=actor)
    except IntegrityError:
        raise ProcessorError("taken") from None
    if made.is_on:
        send_waiting()
    return made


def switch_processor(*, actor: Actor, processor: Processor, on: bool) -> bool:
    """From now on they get what is allowed, or nothing more. False when it was so already."""
    with transaction.atomic():
        if not Processor.objects.filter(pk=processor.pk, is_on=not on).update(is_on=on, switched_at=clock.now()):
            return False
        kind = events.PROCESSOR_SWITCHED_ON if on else events.PROCESSOR_SWITCHED_OFF
        log.record(kind, processor.pk, actor=actor)
    if on:
        send_waiting()
    return True
