"""The ledger of erasures: append-only, chained, and what becomes of a database that knows less or more than it."""

import json
from typing import Any

import pytest

from helpcentre.base.backups import restored
from helpcentre.base.backups.manifest import Manifest
from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.models import Person, PersonMerge
from helpcentre.domain.privacy.erasing import ledger, running, standing
from helpcentre.domain.privacy.erasing.actions import ask_for_erasure
from helpcentre.domain.privacy.erasing.ledger import LedgerError
from helpcentre.domain.privacy.erasing.standing import Found
from helpcentre.domain.privacy.merging.actions import merge_persons
from helpcentre.domain.privacy.models import Cause, Erasure, ErasureStep

SYSTEM = Actor.system()


def erase(person: Person) -> Erasure:
    erasure = ask_for_erasure(actor=SYSTEM, person=person, cause=Cause.COMMAND, at_once=True)
    assert running.run(erasure.pk)
    erasure.refresh_from_db()
    return erasure


def come_back(person: Person) -> None:
    """What a backup made before the erasure holds: the person, and no word of an erasure."""
    ErasureStep.objects.all().delete()
    Erasure.objects.all().delete()
    Person.objects.filter(pk=person.pk).update(
        name="Njeri Kamau", email="njeri@stores.example", erased_at=None, is_active=True
    )


def mark_restored(place: Any) -> None:
    restored.mark(place, "helpcentre-1.tar.age", Manifest("2026-11-01T00:00:00+00:00", "sqlite", "x", {}, True, {}))


def test_an_erasure_is_in_the_ledger_by_a_mark_that_names_nobody(
    place: Any, mama_njeri: Any, baraka_the_stranger: Any
) -> None:
    first, second = erase(mama_njeri), erase(baraka_the_stranger)
    entries = ledger.entries()
    assert [entry.number for entry in entries] == [1, 2] == [first.ledger_number, second.ledger_number]
    text = ledger.path().read_text()
    assert "njeri" not in text.lower()
    assert f'"{mama_njeri.pk}"' not in text
    assert standing.look().found is Found.WHOLE


def test_whoever_stands_in_it_is_written_down_once(place: Any, mama_njeri: Any) -> None:
    ledger.begin()
    assert ledger.append(mama_njeri) == ledger.append(mama_njeri)
    assert len(ledger.entries()) == 1


@pytest.mark.parametrize("fault", ["changed", "taken out", "cut off", "swapped", "gone", "without its key"])
def test_a_ledger_that_is_not_what_was_written_is_noticed(
    place: Any, mama_njeri: Any, baraka_the_stranger: Any, fault: str
) -> None:
    erase(mama_njeri)
    erase(baraka_the_stranger)
    lines = ledger.path().read_text().splitlines(keepends=True)
    match fault:
        case "changed":
            lines[0] = json.dumps(json.loads(lines[0]) | {"at": "2020-01-01T00:00:00+00:00"}) + "\n"
        case "taken out":
            lines = lines[1:]
        case "cut off":
            lines = lines[:1]
        case "swapped":
            lines.reverse()
        case "gone":
            ledger.path().unlink()
        case "without its key":
            ledger.key_path().unlink()
    if fault != "gone":
        ledger.path().write_text("".join(lines))
    found = standing.look()
    assert found.found is Found.LOST
    assert found.why
    with pytest.raises(LedgerError):
        standing.replay()


def test_a_line_that_a_crash_left_half_is_no_entry_and_is_written_over(
    place: Any, mama_njeri: Any, baraka_the_stranger: Any
) -> None:
    erase(mama_njeri)
    with ledger.path().open("a") as file:
        file.write('{"number": 2, "at"')
    assert len(ledger.entries()) == 1
    erase(baraka_the_stranger)
    assert len(ledger.entries()) == 2


def test_a_restored_person_is_found_and_erased_again(place: Any, mama_njeri: Any, baraka_the_stranger: Any) -> None:
    erase(mama_njeri)
    come_back(mama_njeri)
    mark_restored(place)
    found = standing.look()
    assert (found.found, found.again) == (Found.BEHIND, (mama_njeri.pk,))
    assert standing.replay() == 1
    mama_njeri.refresh_from_db()
    baraka_the_stranger.refresh_from_db()
    assert (mama_njeri.name, mama_njeri.email) == ("", None)
    assert baraka_the_stranger.name
    assert standing.look().found is Found.WHOLE
    assert len(ledger.entries()) == 1
    assert standing.replay() == 0


def test_a_backup_from_before_two_records_were_merged_loses_both_again(
    place: Any, mama_njeri: Any, baraka_the_stranger: Any, asha: Any
) -> None:
    said = {"why": "imported", "proof": "account", "by": asha, "actor": asha.actor}
    merge_persons(kept=mama_njeri, merged=baraka_the_stranger, **said)
    assert standing.look().found is Found.WHOLE
    erase(mama_njeri)
    assert len(ledger.entries()) == 2, "by every id they had"
    found = standing.look()
    assert (found.found, found.again) == (Found.WHOLE, ())
    come_back(mama_njeri)
    PersonMerge.objects.all().delete()
    Person.objects.filter(pk=baraka_the_stranger.pk).update(
        name="Baraka Odhiambo", email="baraka@chemist.example", erased_at=None, is_active=True
    )
    mark_restored(place)
    assert set(standing.look().again) == {mama_njeri.pk, baraka_the_stranger.pk}
    assert standing.replay() == 2
    for person in (mama_njeri, baraka_the_stranger):
        person.refresh_from_db()
        assert (person.name, person.email) == ("", None)
    assert standing.look().found is Found.WHOLE


def test_a_lost_ledger_is_written_anew_without_who_was_only_merged(
    place: Any, mama_njeri: Any, baraka_the_stranger: Any, asha: Any
) -> None:
    said = {"why": "imported", "proof": "account", "by": asha, "actor": asha.actor}
    merge_persons(kept=mama_njeri, merged=baraka_the_stranger, **said)
    assert standing.rebuild() == 0, "an older backup would lose somebody who asked for nothing"
    erase(mama_njeri)
    assert standing.rebuild() == 2


def test_somebody_new_who_gets_the_same_number_after_a_restore_is_left_alone(place: Any, mama_njeri: Any) -> None:
    erase(mama_njeri)
    come_back(mama_njeri)
    Person.objects.filter(pk=mama_njeri.pk).update(created_at="2027-01-01T00:00:00Z")
    assert standing.look().again == ()


def test_a_restored_directory_without_its_ledger_waits_for_somebody_to_decide(place: Any, mama_njeri: Any) -> None:
    mark_restored(place)
    assert standing.look().found is Found.LOST
    assert standing.rebuild() == 0
    assert standing.look().found is Found.WHOLE


def test_a_lost_ledger_is_written_anew_from_the_tombstones(place: Any, mama_njeri: Any) -> None:
    erase(mama_njeri)
    ledger.path().unlink()
    assert standing.rebuild() == 1
    assert standing.look().found is Found.WHOLE
    assert len(ledger.entries()) == 1
