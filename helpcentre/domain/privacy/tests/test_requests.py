from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.core.append_only import AppendOnlyError
from helpcentre.base.events.models import Event
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.models import Identity, Kind, Proof, Refusal, RequestStep, Source, State
from helpcentre.domain.privacy.requests import selectors
from helpcentre.domain.privacy.requests.actions import (
    ErasedError,
    NotProvedError,
    OverError,
    finish_request,
    open_request,
    prove_identity,
    refuse_request,
    take_back_request,
)


def ask(person: Person, kind: Kind = Kind.ACCESS, **facts: Any) -> Any:
    return open_request(actor=person.actor, person=person, kind=kind, source=Source.PAGE, **facts)


def test_the_clock_runs_from_arrival_and_not_from_the_moment_it_was_noticed(mama_njeri: Any, settings: Any) -> None:
    settings.RIGHTS_DAYS = 7
    arrived = clock.now() - timedelta(days=2)

    request = ask(mama_njeri, received_at=arrived)

    assert request.due_at == arrived + timedelta(days=7)
    assert not request.is_late


def test_a_time_that_has_not_come_yet_is_no_arrival(mama_njeri: Any) -> None:
    assert ask(mama_njeri, received_at=clock.now() + timedelta(days=300)).received_at <= clock.now()


def test_asking_twice_is_asking_once_and_the_earlier_arrival_counts(mama_njeri: Any, ticket: Any) -> None:
    first = ask(mama_njeri)
    earlier = clock.now() - timedelta(days=3)

    again = ask(mama_njeri, ticket=ticket, received_at=earlier)

    assert (again.pk, again.received_at, again.ticket) == (first.pk, earlier, ticket)
    assert [step.did for step in again.steps.all()] == ["arrived", "asked_again"]
    with pytest.raises(IntegrityError), transaction.atomic():
        type(first).objects.create(
            person=mama_njeri, kind=Kind.ACCESS, source=Source.PAGE, language="sw", due_at=clock.now()
        )


def test_what_could_do_harm_waits_for_proof(mama_njeri: Any, fatuma: Any) -> None:
    request = ask(mama_njeri, Kind.DELETE)
    assert request.identity == Identity.NEEDED
    with pytest.raises(NotProvedError):
        finish_request(actor=fatuma.actor, case=request)

    prove_identity(actor=fatuma.actor, case=request, proof=Proof.STAFF)
    prove_identity(actor=fatuma.actor, case=request, proof=Proof.MAILED_CODE)  # later, and too late to matter

    done = finish_request(actor=fatuma.actor, case=request)
    assert (done.state, done.proof) == (State.DONE, Proof.STAFF)
    assert ask(mama_njeri, Kind.OBJECT).identity == Identity.NOT_NEEDED


@pytest.mark.parametrize(
    "again", [finish_request, take_back_request, lambda **given: refuse_request(reason=Refusal.REPEATED, **given)]
)
def test_an_end_is_final(again: Any, mama_njeri: Any, fatuma: Any) -> None:
    request = ask(mama_njeri, proof=Proof.SIGN_IN)
    refuse_request(actor=fatuma.actor, case=request, reason=Refusal.LAW)

    with pytest.raises(OverError):
        again(actor=fatuma.actor, case=request)

    assert ask(mama_njeri).pk != request.pk  # who asks again asks anew


def test_the_log_is_only_ever_added_to(mama_njeri: Any) -> None:
    step = ask(mama_njeri).steps.get()

    for change in (
        step.save,
        step.delete,
        RequestStep.objects.all().delete,
        lambda: RequestStep.objects.update(did=""),
    ):
        with pytest.raises(AppendOnlyError):
            change()


def test_a_request_opens_to_its_own_person_only(mama_njeri: Any, baraka_the_stranger: Any) -> None:
    reference = ask(mama_njeri).reference

    assert selectors.for_person(mama_njeri, reference) is not None
    assert selectors.for_person(baraka_the_stranger, reference) is None
    for forged in ("PR-1", "", "PR-99999995", "pr\x00", "DK-11", "PR-" + "9" * 60, "PR-١٢"):
        assert selectors.for_person(mama_njeri, forged) is None


def test_nobody_asks_in_the_name_of_an_erased_person(mama_njeri: Any) -> None:
    Person.objects.filter(pk=mama_njeri.pk).update(erased_at=clock.now())

    with pytest.raises(ErasedError):
        ask(mama_njeri)


def test_events_carry_ids_and_names_of_the_code_only(mama_njeri: Any, ticket: Any) -> None:
    request = ask(mama_njeri, Kind.CORRECT, ticket=ticket, words="Jina langu ni Wanjiru")
    take_back_request(actor=Actor.system(), case=request)

    asked, over = Event.objects.filter(subject_kind="rights", subject_id=request.pk).order_by("id")
    assert asked.data == {"right": "correct", "source": "page", "person": mama_njeri.pk, "ticket": ticket.pk}
    assert (over.kind, over.data) == ("rights.taken_back", {})
