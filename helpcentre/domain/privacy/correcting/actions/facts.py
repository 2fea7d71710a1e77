from allauth.account.models import EmailAddress
from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.models import AlsoKnownAs, Person
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.correcting import copies
from helpcentre.domain.privacy.models import Correction, Fact, RightsRequest


class TakenError(ValueError):
    """Somebody else has this address."""


def correct_fact(
    *, actor: Actor, person: Person, fact: Fact, value: str, case: RightsRequest | None = None
) -> Correction | None:
    """Put a fact right wherever the inventory says that it is stored; None when it was right already.

    A new address or number is a claim again, until a code that is sent there comes back. Expects a value cleaned by
    ``people.contact``, or by ``tickets.text`` for a name. Raises TakenError.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        old = str(getattr(person, fact.value) or "")
        if old == value:
            return None
        if fact is Fact.EMAIL and _is_anothers(value, person):
            raise TakenError
        changed = _spread(person, fact, old, value)
        setattr(person, fact.value, value)
        if fact in (Fact.EMAIL, Fact.PHONE):
            setattr(person, f"{fact.value}_verified_at", None)
        person.save(update_fields=[fact.value, "email_verified_at", "phone_verified_at"])
        if fact is Fact.EMAIL:
            EmailAddress.objects.filter(user=person).update(verified=False)
        made = Correction.objects.create(
            person=person, request=case, fact=fact, old_hash=copies.mark(person.pk, fact, old), copies=changed + 1
        )
        log.record(events.FACT_CORRECTED, made.pk, actor=actor, person=person.pk, fact=fact)
    return made


def _is_anothers(address: str, person: Person) -> bool:
    if Person.objects.filter(email=address).exclude(pk=person.pk).exists():
        return True
    return AlsoKnownAs.objects.filter(email=address).exclude(person=person).exists()


def _spread(person: Person, fact: Fact, old: str, value: str) -> int:
    """Change every other copy that holds the old value; how many there were."""
    if not old:
        return 0
    changed = 0
    for copy in copies.of_fact(fact):
        if copy.model is Person:
            continue
        for rows in copy.rows(person.pk):
            keys = list(rows.filter(**{copy.field: old}).values_list("pk", flat=True))
            changed += copy.model._base_manager.filter(pk__in=keys).update(**{copy.field: value})
    return changed
