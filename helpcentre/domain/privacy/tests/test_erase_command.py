"""``person erase`` and ``person prove``."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.merging.actions import merge_persons
from helpcentre.domain.privacy.models import Erasure, Kind, RightsRequest, State
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


def test_the_number_of_a_merged_record_leads_to_the_person_and_says_so(
    place: Any, mama_njeri: Any, baraka_the_stranger: Any
) -> None:
    merge_persons(
        actor=Actor.system(), by=None, kept=mama_njeri, merged=baraka_the_stranger, why="imported", proof="account"
    )
    said = run("person", "erase", str(baraka_the_stranger.pk), "--yes")
    assert f"Plan for person {mama_njeri.pk}\nWith what was merged into it: person {baraka_the_stranger.pk}" in said
    assert Person.objects.get(pk=mama_njeri.pk).name == ""
    for ref in (str(baraka_the_stranger.pk), "baraka@chemist.example"):
        with pytest.raises(CommandError, match="nobody has this"):
            run("person", "erase", ref, "--yes")


def test_a_hold_stops_it_and_is_named(place: Any, mama_njeri: Any, fatuma: Any) -> None:
    place_hold(actor=fatuma.actor, by=fatuma, reason="Letter from the court", person=mama_njeri)
    with pytest.raises(CommandError, match="legal hold"):
        run("person", "erase", str(mama_njeri.pk), "--yes")


def test_words_that_are_here_are_counted_and_words_that_are_not_are_none(place: Any, mama_njeri: Any) -> None:
    with pytest.raises(CommandError, match="are here still"):
        run("person", "prove", "Kamau")
    assert "0 of " in run("person", "prove", "zxqvwkj")
