"""Large pages of memory: asked for where there are some, and nothing is different afterwards."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.server import PROJECT

pytestmark = pytest.mark.once

_PROGRAM = """
from pathlib import Path
from helpcentre.config import large_pages
held = [str(number) for number in range(400_000)]
gathered = large_pages.gather()
assert held == [str(number) for number in range(400_000)]
lines = Path("/proc/self/smaps_rollup").read_text().splitlines() if gathered else []
print(gathered, *[line.split()[1] for line in lines if line.startswith("AnonHugePages")])
"""


def test_what_was_loaded_lies_in_large_pages_unchanged() -> None:
    said = subprocess.run([sys.executable, "-c", _PROGRAM], cwd=PROJECT, capture_output=True, text=True, check=True)
    gathered, *held = map(int, said.stdout.split())
    if gathered:  # memory may be too scattered, or the system too old
        assert held[0] * 1024 >= 2 << 20


@pytest.mark.parametrize("maps", ["", "7f00-7f01 rw-p 00000000 00:00 0 [heap]\n", "nonsense\n", None])
def test_where_there_are_none_nothing_happens(monkeypatch: pytest.MonkeyPatch, maps: str | None) -> None:
    from helpcentre.config import large_pages

    def read(path: Path) -> str:
        if maps is None:
            raise FileNotFoundError
        return maps

    monkeypatch.setattr(Path, "read_text", read)
    assert large_pages.gather() == 0
