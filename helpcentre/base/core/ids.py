"""Ids that come from outside, as text."""

_DIGITS = 18  # one more may not fit into the database's widest integer


def read(text: str) -> int | None:
    """The id that ``text`` is; None for anything else, also for digits of other scripts."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None
