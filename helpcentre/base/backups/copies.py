"""What a copy of the database is, whichever engine made it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Snapshot:
    """``path`` holds the copy; ``row_counts`` are those of every table in it."""

    engine: str  # "sqlite" or "postgresql"
    path: Path
    row_counts: dict[str, int]
    version: str
