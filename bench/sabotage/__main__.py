"""``python -m bench.sabotage [--only P33]``: break every bound promise from outside; exit 1 when one is not caught."""

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.sabotage import running, staging, table
from bench.sabotage.place import Place
from bench.sabotage.registry import every
from bench.server import free_port


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.sabotage")
    parser.add_argument("--only", default="", metavar="P33", help="the sabotages of one promise")
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

        def run(at: int) -> running.Outcome:
            case = cases[at]
            found = running.run(case, states[case.promise], stage, Path(folder) / f"case-{at}", port)
            _say(f"{case.promise}  {'caught' if found.caught else 'NOT CAUGHT: ' + found.why[:200]}  {case.sentence}")
            return found

        cases = every(chosen.only)
        with ThreadPoolExecutor(chosen.at_once) as pool:
            outcomes = list(pool.map(run, range(len(cases))))
    print(table.show(outcomes))
    missed = sum(not each.caught for each in outcomes)
    bare = {name for name, state in states.items() if state != "unbound"} - {each.promise for each in every()}
    print(f"\n{len(outcomes) - missed} of {len(outcomes)} caught, in {time.monotonic() - began:.0f} s.")
    if bare and not chosen.only:
        print(f"Bound, but nothing breaks them: {', '.join(sorted(bare))}")
    sys.exit(1 if missed or (bare and not chosen.only) else 0)


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
