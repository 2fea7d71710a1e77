"""The last member of every archive: what it should hold."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True)
class Member:
    """``size`` in bytes, ``sha256`` in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """``database`` names the member that is the database, ``engine`` its kind (``sqlite``, ``postgresql``);
    ``row_counts`` are those of every table at the one moment the database was copied. ``has_secret_key`` is
    false when the signing key comes from the environment and must be brought from there."""

    created_at: str  # ISO 8601, UTC
    engine: str
    database: str
    row_counts: dict[str, int]
    has_secret_key: bool
    versions: dict[str, str]
    members: dict[str, Member] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def from_json(text: bytes) -> Manifest:
    """Raises ``ValueError`` when ``text`` is not a manifest of a format we know."""
    try:
        facts: dict[str, Any] = json.loads(text)
        if facts["format"] != FORMAT:
            raise ValueError(f"format {facts['format']} is newer than this program")
        facts["members"] = {name: Member(**member) for name, member in facts["members"].items()}
        return Manifest(**facts)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a manifest") from error
