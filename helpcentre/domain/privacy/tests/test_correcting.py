from typing import Any

import pytest
from allauth.account.models import EmailAddress

from helpcentre.base.promises.controls import State
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.correcting.actions import correct_fact
from helpcentre.domain.privacy.correcting.proof import nothing_holds_the_old_value as observe
from helpcentre.domain.privacy.models import Correction, Fact


@pytest.fixture
def corrected(mama_njeri: Any) -> Any:
    EmailAddress.objects.create(user=mama_njeri, email=mama_njeri.email, verified=True, primary=True)
    return correct_fact(actor=mama_njeri.actor, person=mama_njeri, fact=Fact.EMAIL, value="new@stores.example")


def test_without_a_correction_nothing_is_proved(mama_njeri: Any) -> None:
    assert observe().state == State.UNPROVEN
    assert correct_fact(actor=mama_njeri.actor, person=mama_njeri, fact=Fact.NAME, value=mama_njeri.name) is None
    assert not Correction.objects.exists()


def test_a_correction_reaches_every_copy_and_keeps_nothing_of_what_was_wrong(corrected: Any, mama_njeri: Any) -> None:
    assert corrected.copies == 2
    assert observe().state == State.KEPT
    assert mama_njeri.email not in str(Correction.objects.values().get())


def test_a_copy_that_still_says_what_was_wrong_breaks_the_promise(corrected: Any, mama_njeri: Any) -> None:
    EmailAddress.objects.update(email=mama_njeri.email.upper())
    assert observe().state == State.BROKEN

    EmailAddress.objects.update(email="new@stores.example")
    Person.objects.filter(pk=mama_njeri.pk).update(email=mama_njeri.email)
    assert observe().state == State.BROKEN


def test_nobody_elses_address_is_taken_over(mama_njeri: Any, baraka_the_stranger: Any) -> None:
    from helpcentre.domain.privacy.correcting.actions import TakenError

    with pytest.raises(TakenError):
        correct_fact(actor=mama_njeri.actor, person=mama_njeri, fact=Fact.EMAIL, value=baraka_the_stranger.email)
