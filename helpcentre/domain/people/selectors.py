from collections.abc import Collection

from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import prepared
from helpcentre.domain.people import merges
from helpcentre.domain.people.models import Business, Person
from helpcentre.domain.people.permissions import Permission, may


def current_staff() -> list[Person]:
    """Everyone who works in the support team now, by name."""
    return _staff()


@prepared
def _staff() -> QuerySet[Person]:
    return (
        Person.objects.select_related("staffmember")
        .filter(staffmember__left_at=None, staffmember__isnull=False, is_active=True)
        .order_by("name", "id")
    )


def answering_staff() -> list[Person]:
    """Those of them who answer tickets."""
    return [person for person in current_staff() if may(person, Permission.ANSWER_TICKETS)]


def staff_person(person_id: int) -> Person | None:
    """One current member of staff."""
    person = Person.objects.select_related("staffmember").filter(pk=person_id, is_active=True).first()
    return person if person and person.staff else None


def person_behind(email: str | None, phone: str | None) -> Person | None:
    """Whose address this is; a number alone finds only somebody who has no address. Erased people are not found.

    What somebody had in a record that was merged into theirs is theirs too.
    """
    people = Person.objects.select_related("staffmember").filter(erased_at=None)
    if email:
        return people.filter(email=email.lower()).first() or merges.by_email(email.lower())
    found = people.filter(phone=phone, email=None).order_by("id").first()
    return found or (merges.by_phone(phone) if phone else None)


def business_of(person: Person) -> Business | None:
    """The shop a person joined first."""
    return Business.objects.filter(memberships__person=person).order_by("memberships__created_at", "id").first()


def names(ids: Collection[int]) -> dict[int, str]:
    """What these people are called, also under an id they had before a merging; no query for none."""
    rows = Person.objects.filter(pk__in=ids).values_list("pk", "name", "merge__kept__name") if ids else ()
    return {pk: now or name for pk, name, now in rows}


def business_names(ids: Collection[int]) -> dict[int, str]:
    """What these shops are called, with their towns; no query for none."""
    return {shop.pk: shop.place for shop in Business.objects.filter(pk__in=ids)} if ids else {}
