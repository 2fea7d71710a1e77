"""P32 and P35 break when something of the erased is left, comes back, or is only said to be gone."""

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from helpcentre.base.core import clock
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.people.models import Membership, Person
from helpcentre.domain.privacy.erasing import ledger
from helpcentre.domain.privacy.models import Erasure
from helpcentre.domain.privacy.tests.test_ledger import erase
from helpcentre.domain.tickets.models import Message


def state(promise: str) -> State:
    return measure(promise)[0].state


def test_before_anybody_is_erased_they_are_unproven(place: Any, db: None) -> None:
    assert (state("P32"), state("P35")) == (State.UNPROVEN, State.UNPROVEN)


def leave_a_name(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(name="Njeri")


def leave_a_row(person: Person) -> None:
    from helpcentre.domain.people.models import Business

    Membership.objects.create(person=person, business=Business.objects.create(name="Duka"))


def leave_a_word(person: Person) -> None:
    Message.objects.filter(author=person).update(body="Bado niko hapa")


def leave_a_file(person: Person) -> None:
    from helpcentre.base.files import incoming

    incoming.begin(10, person_id=person.pk)


def lose_the_ledger(person: Person) -> None:
    ledger.path().unlink()


def cut_the_ledger(person: Person) -> None:
    os.truncate(ledger.path(), 0)


def keep_a_backup(person: Person) -> None:
    from django.conf import settings

    settings.DATA.backups.mkdir(exist_ok=True)
    (settings.DATA.backups / "helpcentre-20250101T000000Z-00000000.tar.age").touch()


def forget_to_begin(person: Person) -> None:
    other = Person.objects.create(name="Baraka")
    Erasure.objects.create(person=other, cause="asked", begins_at=clock.now() - timedelta(days=2))


@pytest.mark.parametrize(
    "sabotage",
    [
        leave_a_name,
        leave_a_row,
        leave_a_word,
        leave_a_file,
        lose_the_ledger,
        cut_the_ledger,
        keep_a_backup,
        forget_to_begin,
    ],
)
def test_what_is_left_breaks_p32(place: Any, mama_njeri: Any, opened: Any, sabotage: Callable[[Person], None]) -> None:
    erase(mama_njeri)
    assert state("P32") is State.KEPT
    sabotage(mama_njeri)
    assert state("P32") is State.BROKEN


def test_a_certificate_that_lies_breaks_p35(place: Any, mama_njeri: Any) -> None:
    erasure = erase(mama_njeri)
    assert state("P35") is State.KEPT
    Erasure.objects.filter(pk=erasure.pk).update(certificate={})
    assert state("P35") is State.BROKEN
    Erasure.objects.filter(pk=erasure.pk).update(certificate=erasure.certificate, looks_for={"names": ["Njeri"]})
    assert state("P35") is State.BROKEN
