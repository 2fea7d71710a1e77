"""Opening hours as people write them: ``8:00-17:00``, or ``8-13, 14-17``; nothing when closed."""

import re

from helpcentre.domain.service_levels.working_time import MIDNIGHT

_SPAN = re.compile(r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|to|hadi)\s*(\d{1,2})(?:[:.](\d{2}))?\s*", re.IGNORECASE)
MOST_SPANS = 4


class HoursError(ValueError):
    """These are no opening hours."""


def parse(text: str) -> list[tuple[int, int]]:
    """The spans in minutes of the day, in order and apart. Raises HoursError."""
    spans = sorted(_span(part) for part in re.split("[,;]", text) if part.strip())
    ends = [0, *(closes for _, closes in spans)]
    if len(spans) > MOST_SPANS or any(opens < end for (opens, _), end in zip(spans, ends, strict=False)):
        raise HoursError(text)
    return spans


def _span(part: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(part)
    if found is None:
        raise HoursError(part)
    from_hour, from_minute, to_hour, to_minute = (int(number or 0) for number in found.groups())
    opens, closes = from_hour * 60 + from_minute, to_hour * 60 + to_minute
    if max(from_minute, to_minute) > 59 or not opens < closes <= MIDNIGHT:
        raise HoursError(part)
    return opens, closes


def written(spans: list[tuple[int, int]]) -> str:
    """``8:00–13:00, 14:00–17:00``."""
    return ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in spans)


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"
