import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.people.actions import find_or_create_person, join_business
from helpcentre.domain.people.models import Business, Person

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()


def njeri(**facts):
    return find_or_create_person(actor=SYSTEM, **{"name": "Mama Njeri", "email": "njeri@duka.example", **facts})


def test_a_new_address_makes_a_person_and_tells_the_log():
    person = njeri()
    assert (person.name, person.email, person.has_usable_password()) == ("Mama Njeri", "njeri@duka.example", False)
    assert [event.kind for event in log.of("person", person.pk)] == ["person.created"]


def test_the_same_address_in_other_letters_finds_the_same_person():
    assert njeri(email="NJERI@duka.example").pk == njeri().pk
    assert Person.objects.count() == 1


def test_a_stranger_who_types_her_address_cannot_rename_her():
    njeri()
    njeri(name="Baraka the stranger", phone="+254700000001")
    person = Person.objects.get()
    assert (person.name, person.phone) == ("Mama Njeri", None)


def test_a_number_alone_finds_only_somebody_without_an_address():
    with_both = njeri(phone="+254712345678")
    alone = njeri(email=None, phone="+254712345678")
    assert alone.pk != with_both.pk
    assert njeri(email=None, phone="+254712345678").pk == alone.pk


def test_two_people_without_an_address_are_two_people():
    assert njeri(email=None, phone="+254712345678").pk != njeri(email=None, phone="+254712345679").pk


def test_an_erased_person_is_never_found_again():
    person = njeri()
    Person.objects.filter(pk=person.pk).update(erased_at="2026-01-01T00:00Z", email=None)
    assert njeri().pk != person.pk


def test_neither_address_nor_number_is_refused():
    with pytest.raises(ValueError, match="address or a number"):
        njeri(email=None)


def test_her_own_shop_is_made_once():
    person = njeri()
    first = join_business(actor=SYSTEM, person=person, name="Mama Njeri Stores")
    assert join_business(actor=SYSTEM, person=person, name="mama njeri stores").pk == first.pk


def test_a_stranger_who_types_her_shop_does_not_join_it():
    hers = join_business(actor=SYSTEM, person=njeri(), name="Mama Njeri Stores")
    stranger = find_or_create_person(actor=SYSTEM, name="Baraka", email="baraka@duka.example")
    assert join_business(actor=SYSTEM, person=stranger, name="Mama Njeri Stores").pk != hers.pk
    assert Business.objects.count() == 2
