"""``python -m bench``: measure, print a table, write JSON."""

import argparse
import importlib
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench.rows import Row, keep, show
from bench.server import Server

HERE = Path(__file__).resolve().parent
CASES = ("process", "pages", "search", "desk", "live", "creation", "importing")


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--only", default=",".join(CASES), help="cases, with commas")
    chosen = parser.parse_args()
    database = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"
    data = HERE.parent / ".cache" / f"bench-{database}-{chosen.tickets}"
    if not (data / "loaded").exists():
        data.mkdir(parents=True, exist_ok=True)
        _helpcentre(data, "migrate", "--verbosity", "0")
        _helpcentre(data, "demo", "--tickets", str(chosen.tickets), "--articles", str(chosen.articles))
        _helpcentre(data, "articles", "import", str(HERE.parent / "content"))
        (data / "loaded").touch()
    rows: list[Row] = []
    with Server(data) as server:
        for name in chosen.only.split(","):
            server.settle()
            print(f"… {name}", file=sys.stderr, flush=True)
            rows += importlib.import_module(f"bench.cases.{name}").run(server)
    print(show(rows))
    facts: dict[str, object] = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "tickets": chosen.tickets,
        "articles": chosen.articles,
        "database": database,
        "python": platform.python_version(),
        "cores": os.cpu_count(),
    }
    keep(rows, facts, HERE / "results" / f"latest-{database}.json")


def _helpcentre(data: Path, *words: str) -> None:
    subprocess.run([sys.executable, "-m", "helpcentre", "--data", str(data), *words], check=True)


if __name__ == "__main__":
    main()
