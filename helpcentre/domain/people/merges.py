"""Which record an id leads to, since two of one person were merged. One step is enough: merges never form a chain."""

from datetime import datetime

from django.db.models import Max, QuerySet

from helpcentre.domain.people.models import AlsoKnownAs, Person, PersonMerge


def ids_of(person_id: int) -> tuple[int, ...]:
    """Their id, and those they had before. One query."""
    before = PersonMerge.objects.filter(kept=person_id).order_by("merged").values_list("merged", flat=True)
    return (person_id, *before)


def living(person_id: int) -> int:
    """The id of whoever an id leads to now; itself when it was never merged. One query."""
    kept = PersonMerge.objects.filter(merged=person_id).values_list("kept", flat=True).first()
    return kept or person_id


def newest(person_id: int) -> datetime | None:
    """When another record was last merged into theirs. One query."""
    return PersonMerge.objects.filter(kept=person_id).aggregate(at=Max("made_at"))["at"]  # type: ignore[no-any-return]


def by_email(email: str) -> Person | None:
    """Whoever had this address in another record. One query."""
    return _person(AlsoKnownAs.objects.filter(email=email))


def by_phone(phone: str) -> Person | None:
    """Whoever had a record with this number and no address. One query."""
    return _person(AlsoKnownAs.objects.filter(phone=phone, email=None).order_by("id"))


def _person(rows: QuerySet[AlsoKnownAs]) -> Person | None:
    found = rows.select_related("person__staffmember").filter(person__erased_at=None).first()
    return found.person if found else None
