"""Of two names, addresses and numbers one stays, and none is lost."""

from typing import Any

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.people.models import (
    AlsoKnownAs,
    Person,
)
from helpcentre.domain.people.selectors import person_behind
from helpcentre.domain.privacy.correcting.actions import correct_fact
from helpcentre.domain.privacy.merging.facts import ChoiceError
from helpcentre.domain.privacy.models import Fact
from helpcentre.domain.privacy.tests.merging_deeds import PHONE, SYSTEM, merge


def test_the_first_fact_stays_and_no_address_is_lost(mama_njeri: Any, on_the_phone: Person) -> None:
    email = mama_njeri.email
    Person.objects.filter(pk=mama_njeri.pk).update(phone="+254700000001")
    merge(mama_njeri, on_the_phone)
    assert (mama_njeri.name, mama_njeri.email, mama_njeri.phone) == ("Njeri Kamau", email, "+254700000001")
    assert person_behind(email, None) == mama_njeri
    assert person_behind(None, PHONE) == mama_njeri, "a new question from the other number lands with her"
    assert AlsoKnownAs.objects.get().name == "Njeri K"


def test_a_number_alone_still_finds_whoever_got_an_address_by_the_merging(
    on_the_phone: Person, mama_njeri: Any
) -> None:
    email = mama_njeri.email
    merge(on_the_phone, mama_njeri)
    assert (on_the_phone.email, on_the_phone.phone) == (email, PHONE)
    assert person_behind(None, PHONE) == on_the_phone
    assert person_behind(email, None) == on_the_phone


def test_the_agent_chooses_and_a_proof_goes_along_with_its_address(mama_njeri: Any, baraka_the_stranger: Any) -> None:
    mine, theirs = mama_njeri.email, baraka_the_stranger.email
    Person.objects.filter(pk=baraka_the_stranger.pk).update(email_verified_at=clock.now())
    Person.objects.filter(pk=mama_njeri.pk).update(email_verified_at=None)
    mama_njeri.refresh_from_db()
    baraka_the_stranger.refresh_from_db()
    merge(mama_njeri, baraka_the_stranger, take={Fact.NAME: mama_njeri.pk})
    assert (mama_njeri.email, mama_njeri.name) == (theirs, "Njeri Kamau"), "what is proved is suggested"
    assert mama_njeri.email_verified_at is not None
    assert AlsoKnownAs.objects.get(email=mine).email_verified_at is None
    assert person_behind(mine, None) == mama_njeri


def test_what_was_corrected_does_not_come_back(mama_njeri: Any, on_the_phone: Person) -> None:
    correct_fact(actor=SYSTEM, person=mama_njeri, fact=Fact.NAME, value="Njeri Kamau-Otieno")
    Person.objects.filter(pk=on_the_phone.pk).update(name="Njeri Kamau")
    with pytest.raises(ChoiceError):
        merge(mama_njeri, on_the_phone, take={Fact.NAME: on_the_phone.pk})
    merge(mama_njeri, on_the_phone)
    assert [row.name for row in AlsoKnownAs.objects.all()] == [""]
