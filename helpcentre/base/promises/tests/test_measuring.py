import itertools
import json
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.promises import controls, measuring, resting, selectors
from helpcentre.base.promises.clauses import ALL
from helpcentre.base.promises.controls import Evidence, State, control
from helpcentre.base.promises.management.commands import promises
from helpcentre.base.promises.models import PromiseResult
from helpcentre.base.promises.visit import visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_controls() -> Iterator[None]:
    """Each test binds its own controls; the real ones come back afterwards."""
    kept = dict(controls._controls)
    controls._controls.clear()
    yield
    controls._controls.clear()
    controls._controls.update(kept)


def state_of(promise_id: str) -> State:
    return measuring.measure(promise_id)[0].state


def test_there_are_forty_promises_in_order() -> None:
    assert [promise.id for promise in ALL] == [f"P{number:02}" for number in range(1, 41)]


def test_a_promise_that_nothing_watches_is_unbound() -> None:
    assert {each.state for each in measuring.measure()} == {State.UNBOUND}


def test_the_worst_of_several_findings_wins_and_stands_first() -> None:
    control("P06", summary="one")(lambda: Evidence.kept("All is well.", ("seen", 3)))
    assert state_of("P06") is State.KEPT
    control("P06", summary="two")(lambda: Evidence.unproven("Nothing seen."))
    assert state_of("P06") is State.UNPROVEN
    control("P06", summary="three")(lambda: Evidence.broken("It is lost.", ("lost", 1)))
    found = measuring.measure("P06")[0]
    assert found.state is State.BROKEN
    assert found.summary["en"].startswith("It is lost.")
    assert found.evidence["en"] == [["lost", "1"], ["seen", "3"]]


def test_a_control_that_crashes_has_found_its_promise_broken_and_tells_only_the_type() -> None:
    def crash() -> Evidence:
        raise LookupError("njeri@duka.example")

    control("P13", summary="crashes")(crash)
    found = measuring.measure("P13")[0]
    assert found.state is State.BROKEN
    assert found.evidence["en"] == [["Error", "LookupError"]]
    assert "njeri" not in json.dumps([found.summary, found.evidence])


def test_a_control_cannot_be_bound_to_a_promise_that_is_none() -> None:
    with pytest.raises(KeyError):
        control("P41", summary="none")


def test_findings_are_kept_in_every_language_and_the_newest_is_shown() -> None:
    control("P40", summary="door")(lambda: Evidence.unproven(_("English")))
    measuring.measure_and_keep()
    controls._controls.clear()
    control("P40", summary="door")(lambda: Evidence.kept("Open."))
    measuring.measure_and_keep()
    shown = {each.id: each for each in selectors.latest()}
    assert (shown["P40"].state, shown["P40"].summary) == (State.KEPT, "Open.")
    assert shown["P40"].measured_at is not None
    assert set(PromiseResult.objects.latest("id").summary) == {"en", "sw"}
    assert [each.state for each in selectors.history("P40")] == ["kept", "unproven"]
    assert PromiseResult.objects.filter(state="unbound").count() == 0


def test_a_bound_promise_that_was_never_measured_is_unproven() -> None:
    control("P27", summary="pulse")(lambda: Evidence.kept("Beats."))
    with translation.override("en"):
        shown = {each.id: each for each in selectors.latest()}
    assert (shown["P27"].state, shown["P27"].measured_at) == (State.UNPROVEN, None)
    assert (shown["P01"].state, shown["P01"].evidence) == (State.UNBOUND, [])


def test_a_result_says_nothing_once_its_control_is_gone() -> None:
    control("P27", summary="pulse")(lambda: Evidence.kept("Beats."))
    measuring.measure_and_keep()
    controls._controls.clear()
    assert {each.state for each in selectors.latest()} == {State.UNBOUND}


def test_findings_older_than_400_days_are_forgotten() -> None:
    control("P27", summary="pulse")(lambda: Evidence.kept("Beats."))
    for days in (401, 399):
        moment = clock.now() - timedelta(days=days)
        PromiseResult.objects.create(promise_id="P27", state="kept", measured_at=moment)
    assert measuring.measure_and_keep() == 0
    assert PromiseResult.objects.count() == 2


def test_the_command_prints_json_and_fails_when_one_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    control("P26", summary="copies")(lambda: Evidence.kept("Copied.", ("copies", 2)))
    call_command("promises", "--json", "--only", "P26")
    (printed,) = json.loads(capsys.readouterr().out)
    assert set(printed) == {"id", "state", "measured_at", "summary", "evidence"}
    assert (printed["id"], printed["state"], printed["summary"]) == ("P26", "kept", "Copied.")
    assert printed["evidence"] == [{"label": "copies", "value": "2"}]

    control("P26", summary="drill")(lambda: Evidence.broken("Cannot be brought back."))
    with pytest.raises(SystemExit) as ended:
        call_command("promises")
    assert ended.value.code == 1
    table = capsys.readouterr().out
    assert "P26  broken" in table
    assert "P40  unbound" in table
    assert "Cannot be brought back." in table


def test_the_command_refuses_a_promise_that_is_none() -> None:
    with pytest.raises(CommandError, match="P01 to P40"):
        call_command("promises", "--only", "P99")


@pytest.fixture
def rests(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was rested, each time. What works takes a second of this clock."""
    rested: list[float] = []
    seconds = itertools.count()
    clock_of_the_test = SimpleNamespace(sleep=rested.append, monotonic=lambda: float(next(seconds)))
    monkeypatch.setattr(resting, "time", clock_of_the_test)
    return rested


@pytest.mark.django_db(transaction=True)
def test_the_worker_rests_as_long_as_it_worked_and_a_command_does_not(rests: list[float]) -> None:
    control("P06", summary="one")(lambda: Evidence.kept("All is well."))
    control("P06", summary="two")(lambda: Evidence.kept(f"The page says {visit('/healthz').status}."))

    measuring.measure()
    assert rests == []
    measuring.measure_and_keep()

    assert rests == [1.0, 1.0, 1.0]  # after the first, before the page, after the second


def test_nobody_rests_while_others_wait_for_a_lock(rests: list[float]) -> None:
    with resting.resting(), transaction.atomic():
        resting.breathe()
    assert rests == []


def test_a_database_that_somebody_holds_keeps_no_finding_to_itself(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a server hangs in the middle of writing: its promise is broken, and the command must say so."""

    def locked(*_: object) -> None:
        raise OperationalError("database is locked")

    control("P27", summary="Somebody answers")(lambda: Evidence.broken("Nobody answers."))
    monkeypatch.setattr(promises, "keep", locked)
    with pytest.raises(SystemExit):
        call_command("promises", "--json", "--only", "P27")
    said = capsys.readouterr()
    assert json.loads(said.out)[0]["state"] == "broken" and "history" in said.err
