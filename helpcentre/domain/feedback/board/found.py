from dataclasses import dataclass, field

MOST = 500  # rows of one section; beyond that nobody reads on, and the board says "500+"


@dataclass(frozen=True)
class Found:
    """What a row of the board will say. ``article`` and ``link`` are ids."""

    subject: str
    language: str = ""
    words: str = ""
    article: int | None = None
    link: int | None = None
    weight: int = 0
    facts: dict[str, object] = field(default_factory=dict)
