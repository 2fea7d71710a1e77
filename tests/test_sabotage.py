"""The sabotages of ``bench/sabotage``: each bound promise has one, and a few are done here, in this process.

All of them are done, on a real data directory, by ``python -m bench.sabotage``.
"""

from typing import Any

import pytest
from django.db import connection

from bench.sabotage import running
from bench.sabotage.place import Place
from bench.sabotage.registry import Sabotage, every
from helpcentre.base.promises.clauses import ALL
from helpcentre.base.promises.controls import controls_of
from helpcentre.base.promises.measuring import measure


class Here(Place):
    """The database of the test instead of a copy's."""

    def sql(self, statement: str, *values: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement.replace("?", "%s"), values)
            assert cursor.rowcount


def test_every_bound_promise_is_broken_by_some_sabotage():
    bound = {promise.id for promise in ALL if controls_of(promise.id)}
    assert {each.promise for each in every()} == bound


def done_here() -> list[Sabotage]:
    wanted = {"A request gets a status that is none", "The words of a message are changed afterwards"}
    return [each for each in every() if each.sentence in wanted]


@pytest.mark.once
@pytest.mark.parametrize("case", done_here(), ids=lambda case: case.promise)
def test_a_sabotage_turns_its_promise_red(case: Sabotage, ticket: Any, tmp_path: Any, settings: Any):
    assert measure(case.promise)[0].state == "kept"
    case.act(Here(tmp_path))
    assert measure(case.promise)[0].state == "broken"


@pytest.mark.once
def test_a_sabotage_that_fails_in_itself_is_named_and_not_caught(tmp_path: Any):
    def stumble(place: Place) -> None:
        raise ZeroDivisionError(place.root.name)

    (tmp_path / "stage").mkdir()
    found = running.run(
        Sabotage("P27", "Something stumbles", stumble), "kept", tmp_path / "stage", tmp_path / "copy", 1
    )
    assert not found.caught and found.after == "failed" and "ZeroDivisionError('copy')" in found.why
