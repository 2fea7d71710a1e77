"""A system that came out of a backup is held against the ledger of erasures before it serves."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.config.management.preparation import hold_against_ledger
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.erasing import ledger
from helpcentre.domain.privacy.tests.test_ledger import come_back, erase, mark_restored


@pytest.fixture
def place(tmp_path: Any, settings: Any) -> DataDirectory:
    settings.DATA = DataDirectory(tmp_path / "data")
    settings.DATA.prepare()
    return settings.DATA  # type: ignore[no-any-return]


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


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
