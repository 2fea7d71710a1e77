"""One case: copy, break, ask. Whatever goes wrong with it is its outcome."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.sabotage.place import NothingToBreakError, Place
from bench.sabotage.registry import Sabotage
from bench.sabotage.staging import serving

_PATIENCE = 300.0  # seconds for the command; a whole look at the stage takes about ten


@dataclass(frozen=True)
class Outcome:
    """``after`` is the state that was found; ``why`` what the command said."""

    sabotage: Sabotage
    before: str
    after: str
    exit_code: int
    why: str

    @property
    def caught(self) -> bool:
        """Kept before, broken after, and the command ended with 1."""
        return (self.before, self.after, self.exit_code) == ("kept", "broken", 1)


def run(sabotage: Sabotage, before: str, stage: Path, copy: Path, port: int) -> Outcome:
    place = Place(copy)
    try:
        shutil.copytree(stage, copy)
        with ExitStack() as stack:
            if sabotage.serving:
                place.server = stack.enter_context(serving(copy, port))
                stack.callback(place.server.process.send_signal, signal.SIGCONT)
            sabotage.act(place)
            found, code = promises(place, port, "--only", sabotage.promise)
        (one,) = found
        return Outcome(sabotage, before, one["state"], code, one["summary"])
    except (NothingToBreakError, StopIteration, OSError) as nothing:
        return Outcome(sabotage, before, "nothing to break", 0, repr(nothing))
    except Exception as fault:
        # One case that fails must not take the others with it: it was not caught, and the table names it.
        return Outcome(sabotage, before, "failed", 0, repr(fault))
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def promises(place: Place, port: int, *words: str) -> tuple[list[dict[str, str]], int]:
    """What ``helpcentre promises --json`` says of this place, and how it ended."""
    command = [sys.executable, "-m", "helpcentre", "--data", str(place.root), "promises", "--json", *words]
    environment = {**os.environ, "HELPCENTRE_URL": f"http://localhost:{port}", **place.environment}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=_PATIENCE)
    try:
        return json.loads(ended.stdout), ended.returncode
    except json.JSONDecodeError:
        raise RuntimeError(f"{' '.join(command)} ended with {ended.returncode}: {ended.stderr[-2000:]}") from None
