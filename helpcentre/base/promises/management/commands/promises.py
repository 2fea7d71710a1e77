import json
import sys
from collections.abc import Callable
from textwrap import wrap
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import translation

from helpcentre.base.events import faults
from helpcentre.base.promises.clauses import BY_ID
from helpcentre.base.promises.controls import State, controls_of
from helpcentre.base.promises.measuring import Measurement, keep, measure


class Command(BaseCommand):
    help = "Measure every promise of the privacy policy and print it with its evidence; exit 1 if one is broken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument("--only", metavar="P26", help="measure one promise")

    def handle(self, *args: Any, **options: Any) -> None:
        only = options["only"]
        if only and only not in BY_ID:
            raise CommandError(f"There is no promise {only}; they are called P01 to P40.")
        found = measure(only)
        self._keep(found)
        if options["json"]:
            self.stdout.write(json.dumps([_as_json(each) for each in found], ensure_ascii=False, indent=1))
        else:
            self._print(found)
        if any(each.state is State.BROKEN for each in found):
            sys.exit(1)

    def _keep(self, found: list[Measurement]) -> None:
        """A server that hangs may hold the database: what was found is said all the same."""
        try:
            keep([each for each in found if each.state is not State.UNBOUND])
        except DatabaseError as error:
            self.stderr.write(f"Not written to the history: {faults.describe(error)}.")

    def _print(self, found: list[Measurement]) -> None:
        paint: dict[State, Callable[[str], str]] = {
            State.KEPT: self.style.SUCCESS,
            State.BROKEN: self.style.ERROR,
            State.UNPROVEN: self.style.WARNING,
            State.UNBOUND: self.style.NOTICE,
        }
        with translation.override("en"):
            for each in found:
                state = paint[each.state](f"{each.state.value:<9}")
                self.stdout.write(f"{each.promise.id}  {state} §{each.promise.clause:<3} {each.promise.sentence}")
                if each.state is not State.UNBOUND:
                    self._details(each)
        counts = {state: sum(each.state is state for each in found) for state in State}
        self.stdout.write("\n" + ", ".join(f"{number} {state.value}" for state, number in counts.items()))

    def _details(self, each: Measurement) -> None:
        for line in wrap(each.summary["en"], 96):
            self.stdout.write(f"{'':22}{line}")
        for label, value in each.evidence["en"]:
            self.stdout.write(f"{'':22}- {label}: {value}")
        for watching in controls_of(each.promise.id):
            self.stdout.write(f"{'':22}looks at: {watching.summary}")


def _as_json(each: Measurement) -> dict[str, Any]:
    return {
        "id": each.promise.id,
        "state": each.state.value,
        "measured_at": each.measured_at.isoformat(),
        "summary": each.summary["en"],
        "evidence": [{"label": label, "value": value} for label, value in each.evidence["en"]],
    }
