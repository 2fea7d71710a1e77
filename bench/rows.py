"""What a benchmark found, and how it is shown."""

import json
import statistics
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One figure. ``must`` and ``aim`` are DESIGN's budget in words, empty where there is none."""

    name: str
    value: float
    unit: str
    note: str = ""
    must: str = ""
    aim: str = ""


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` of ``values`` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def latency(name: str, seconds: list[float], *, must: str = "", aim: str = "") -> Row:
    """p95 in milliseconds, with median and longest in the note."""
    ms = [second * 1000 for second in seconds]
    note = f"median {statistics.median(ms):.1f}, longest {max(ms):.1f}, n={len(ms)}"
    return Row(name, percentile(ms, 0.95), "ms p95", note, must, aim)


def show(rows: list[Row]) -> str:
    """A table for the terminal."""
    lines = [f"{'what':44} {'figure':>12} {'unit':10} {'must':>14} {'aim':>14}  note"]
    for row in rows:
        figure = f"{row.value:,.1f}" if row.value < 1000 else f"{row.value:,.0f}"
        lines.append(f"{row.name:44} {figure:>12} {row.unit:10} {row.must:>14} {row.aim:>14}  {row.note}")
    return "\n".join(lines)


def keep(rows: list[Row], facts: dict[str, object], path: Path) -> None:
    """Write the figures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**facts, "rows": [asdict(row) for row in rows]}, indent=1, ensure_ascii=False) + "\n")
