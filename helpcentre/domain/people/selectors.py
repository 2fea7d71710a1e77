from collections.abc import Collection

from django.db.models import QuerySet

from helpcentre.base.core.database.prepared import prepared
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
    """Whose address this is; a number alone finds only somebody who has no address. Erased people are not found."""
    people = Person.objects.select_related("staffmember").filter(erased_at=None)
    if email:
        return people.filter(email=email.lower()).first()
    return people.filter(phone=phone, email=None).order_by("id").first()


def business_of(person: Person) -> Business | None:
    """The shop a person joined first."""
    return Business.objects.filter(memberships__person=person).order_by("memberships__created_at", "id").first()


def names(ids: Collection[int]) -> dict[int, str]:
    """What these people are called; no query for none."""
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def business_names(ids: Collection[int]) -> dict[int, str]:
    """What these shops are called, with their towns; no query for none."""
    return {shop.pk: shop.place for shop in Business.objects.filter(pk__in=ids)} if ids else {}
