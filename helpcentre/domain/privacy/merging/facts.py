"""Which of two names, addresses and numbers stays in the record, and what becomes of the others: nothing is lost, or a
third record would be made of the next mail from there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from helpcentre.domain.people.models import AlsoKnownAs, Person
from helpcentre.domain.privacy.correcting import copies
from helpcentre.domain.privacy.models import Correction, Fact


class ChoiceError(ValueError):
    """Somebody had this corrected: it was wrong, and must not come back."""


@dataclass(frozen=True)
class Known:
    """What one record says."""

    name: str
    email: str | None
    email_verified_at: datetime | None
    phone: str | None
    phone_verified_at: datetime | None
    language: str

    @classmethod
    def of(cls, person: Person) -> "Known":
        return cls(*(getattr(person, name) for name in cls.__dataclass_fields__))


def suggested(kept: Person, merged: Person) -> dict[Fact, int]:
    """By fact, of whom it is taken when nobody chooses: what is proved, else what the kept one has, else the rest."""
    found = {}
    for fact in Fact:
        mine, theirs = getattr(kept, fact.value), getattr(merged, fact.value)
        proof = f"{fact.value}_verified_at"
        proved = getattr(merged, proof, None) is not None and getattr(kept, proof, None) is None
        found[fact] = merged.pk if theirs and (not mine or proved) else kept.pk
    return found


def chosen(kept: Person, merged: Person, of: dict[Fact, int]) -> Known:
    """What the record will say. A proof goes along with what it proves. Raises ChoiceError."""
    from_whom = {fact: merged if of.get(fact) == merged.pk else kept for fact in Fact}
    for fact, person in from_whom.items():
        value = str(getattr(person, fact.value) or "")
        if person is not kept and value and _was_wrong((kept.pk, merged.pk), fact, value):
            raise ChoiceError(fact.value)
    email, phone = from_whom[Fact.EMAIL], from_whom[Fact.PHONE]
    return Known(
        name=from_whom[Fact.NAME].name,
        email=email.email,
        email_verified_at=email.email_verified_at,
        phone=phone.phone,
        phone_verified_at=phone.phone_verified_at,
        language=from_whom[Fact.LANGUAGE].language,
    )


def write(kept: Person, now: Known) -> None:
    for name in Known.__dataclass_fields__:
        setattr(kept, name, getattr(now, name))
    kept.save(update_fields=list(Known.__dataclass_fields__))


def remember(kept: Person, now: Known, before: Iterable[Known], numbers: tuple[int, ...]) -> None:
    """What the record does not say, of each of the two: so that whoever writes from there is found, and so that an
    erasure knows what to look for. ``numbers`` are the ids of both."""
    for each in before:
        alone = each.phone and not each.email and now.email  # a number finds only who has no address
        phone = each.phone if each.phone and (each.phone != now.phone or alone) else None
        email = each.email if each.email != now.email else None
        name = each.name if each.name != now.name else ""
        if email and (_was_wrong(numbers, Fact.EMAIL, email) or AlsoKnownAs.objects.filter(email=email).exists()):
            email = None
        phone = None if phone and _was_wrong(numbers, Fact.PHONE, phone) else phone
        name = "" if _was_wrong(numbers, Fact.NAME, name) else name
        if name or email or phone:
            AlsoKnownAs.objects.create(
                person=kept,
                name=name,
                email=email,
                email_verified_at=each.email_verified_at if email else None,
                phone=phone,
                phone_verified_at=each.phone_verified_at if phone else None,
            )


def _was_wrong(numbers: tuple[int, ...], fact: Fact, value: str) -> bool:
    """Whether either of them had it corrected into something else."""
    marks = [copies.mark(number, fact, value) for number in numbers]
    return bool(value) and Correction.objects.filter(person__in=numbers, fact=fact, old_hash__in=marks).exists()
