"""``person erase``, ``person prove`` and ``ledger``; and what ``up`` does with a system that was restored."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from helpcentre.config.management.preparation import hold_against_ledger
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.erasing import ledger
from helpcentre.domain.privacy.models import Erasure, Kind, RightsRequest, State
from helpcentre.domain.privacy.tests.test_ledger import come_back, erase, mark_restored
from helpcentre.domain.retention.actions import place_hold


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_the_plan_counts_and_touches_nothing(place: Any, mama_njeri: Any, opened: Any) -> None:
    said = run("person", "erase", str(mama_njeri.pk), "--plan")
    assert "your name" in said
    assert "Signing in" not in said, "nothing of hers lies there"
    assert "Njeri" not in said
    assert not Erasure.objects.exists()
    assert Person.objects.get(pk=mama_njeri.pk).name == "Njeri Kamau"


def test_it_asks_again_and_then_erases_and_answers_the_request(
    place: Any, mama_njeri: Any, opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: "no")
    with pytest.raises(CommandError, match="Nothing was erased"):
        run("person", "erase", "njeri@stores.example")
    assert not Erasure.objects.exists()
    said = run("person", "erase", "njeri@stores.example", "--yes")
    assert "entry 1 of the ledger" in said
    assert RightsRequest.objects.get(kind=Kind.DELETE).state == State.DONE
    with pytest.raises(CommandError, match="nobody has this"):
        run("person", "erase", "njeri@stores.example", "--yes")


def test_a_hold_stops_it_and_is_named(place: Any, mama_njeri: Any, fatuma: Any) -> None:
    place_hold(actor=fatuma.actor, by=fatuma, reason="Letter from the court", person=mama_njeri)
    with pytest.raises(CommandError, match="legal hold"):
        run("person", "erase", str(mama_njeri.pk), "--yes")


def test_words_that_are_here_are_counted_and_words_that_are_not_are_none(place: Any, mama_njeri: Any) -> None:
    with pytest.raises(CommandError, match="are here still"):
        run("person", "prove", "Kamau")
    assert "0 of " in run("person", "prove", "zxqvwkj")


def test_a_restored_system_is_held_against_the_ledger_before_it_serves(place: Any, mama_njeri: Any) -> None:
    said: list[str] = []
    hold_against_ledger(said.append)
    assert ledger.exists(), "from the first start on, so that a copy without it is noticed"
    erase(mama_njeri)
    come_back(mama_njeri)
    mark_restored(place)
    hold_against_ledger(said.append)
    assert said == ["Erasures: 1 people were erased again; this database was older than the ledger"]
    assert Person.objects.get(pk=mama_njeri.pk).erased_at is not None


def test_a_restored_system_without_its_ledger_refuses_to_serve_and_says_how(place: Any, mama_njeri: Any) -> None:
    mark_restored(place)
    with pytest.raises(CommandError, match="helpcentre ledger rebuild"):
        hold_against_ledger(print)
    with pytest.raises(CommandError, match="no ledger"):
        run("ledger", "status")
    run("ledger", "rebuild", "--yes")
    hold_against_ledger(print)
    assert "the chain is whole" in run("ledger", "status")
