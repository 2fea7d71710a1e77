"""``python -m bench.sabotage``: break every bound promise from outside; exit 1 when one is not caught."""

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from bench.sabotage import running, staging, table
from bench.sabotage.place import Place
from bench.sabotage.registry import every
from bench.server import free_port


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.sabotage")
    parser.add_argument("--only", nargs="+", default=[], metavar="P33", help="the sabotages of these promises")
    parser.add_argument("--since", default="", metavar="P27", help="go on with this promise")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--stage", type=Path, help="keep the stage there, and use it again when it is there")
    chosen = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(staging.HOUSE)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sabotage-") as folder:
        stage = chosen.stage or Path(folder) / "stage"
        states, port = _stage(stage)
        _say(f"The stage stands after {time.monotonic() - began:.0f} s; {_count(states)}.")
        cases = every(chosen.only, chosen.since)
        with ThreadPoolExecutor(chosen.at_once) as pool:
            begun = [
                pool.submit(running.run, case, states[case.promise], stage, Path(folder) / f"case-{at}", port)
                for at, case in enumerate(cases)
            ]
            outcomes = _gather(begun, pool)
    print(table.show(outcomes))
    print(f"\n{table.sums(outcomes)}")
    missed = [each for each in outcomes if not each.caught]
    print(f"\n{len(outcomes) - len(missed)} of {len(outcomes)} caught, in {time.monotonic() - began:.0f} s.")
    for each in missed:
        print(f"Not caught: {each.sabotage.promise}  {each.sabotage.sentence}: {each.after}; {each.why}")
    if len(outcomes) < len(cases):
        print(f"Stopped: {len(cases) - len(outcomes)} were not tried.")
    bare = {name for name, state in states.items() if state != "unbound"} - {each.promise for each in every()}
    if bare:
        print(f"Bound, but nothing breaks them: {', '.join(sorted(bare))}")
    sys.exit(1 if missed or bare or len(outcomes) < len(cases) else 0)


def _gather(begun: list[Future[running.Outcome]], pool: ThreadPoolExecutor) -> list[running.Outcome]:
    """Say what becomes of each. Ctrl+C ends it, and what was found until then is returned."""
    outcomes: list[running.Outcome] = []
    try:
        for each in begun:
            found = each.result()
            outcomes.append(found)
            told = "caught" if found.caught else f"NOT CAUGHT ({found.after}): {found.why[:200]}"
            so_far = f"{sum(one.caught for one in outcomes)} of {len(outcomes)}"
            _say(f"{so_far}  {found.sabotage.promise}  {told}  {found.sabotage.sentence}")
    except KeyboardInterrupt:
        pool.shutdown(cancel_futures=True)
    return outcomes


def _stage(root: Path) -> tuple[dict[str, str], int]:
    """The state of every promise before anything is broken, and the port that the stage's addresses name."""
    noted = root.parent / f"{root.name}.port"
    is_new = not (root / "demo").exists()
    port = free_port() if is_new else int(noted.read_text())
    if is_new:
        noted.write_text(str(port))
        staging.prepare(root)
    with staging.serving(root, port) as server:
        if is_new:
            staging.play(server)
        found, _code = running.promises(Place(root), port)
    for each in found:
        if each["state"] == "broken":
            _say(f"{each['id']} is broken before anything was broken: {each['summary']}")
        elif each["state"] == "unproven":
            _say(f"{each['id']} is unproven on the stage: {each['summary']}")
    return {each["id"]: each["state"] for each in found}, port


def _count(states: dict[str, str]) -> str:
    held = list(states.values())
    return ", ".join(f"{held.count(state)} {state}" for state in ("kept", "unproven", "broken", "unbound"))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
