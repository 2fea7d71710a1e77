"""What a file would do, without doing it."""

from collections import Counter
from dataclasses import dataclass, field

from helpcentre.domain.people.importing import lines, table
from helpcentre.domain.people.importing.lines import Line, LineFaultError
from helpcentre.domain.people.models import Person

SHOWN_FAULTS = 200
SHOWN_LINES = 10
_AT_ONCE = 400


@dataclass
class Preview:
    """``known`` of the good lines are about people we have already; ``faults``: line and code, the first of them."""

    good: int = 0
    known: int = 0
    faulty: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)
    by_code: Counter[str] = field(default_factory=Counter)
    sample: list[Line] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def new(self) -> int:
        return self.good - self.known


def preview(content: bytes, *, region: str) -> Preview:
    """Raises FileFaultError: then nothing of the file would be taken."""
    found = Preview(left_out=table.unknown_titles(content))
    waiting: list[Line] = []
    seen: set[str] = set()
    for row in table.rows(content):
        try:
            line = lines.clean(row, region=region)
        except LineFaultError as fault:
            found.faulty += 1
            found.by_code[fault.code] += 1
            if len(found.faults) < SHOWN_FAULTS:
                found.faults.append((row.line, fault.code))
            continue
        found.good += 1
        if len(found.sample) < SHOWN_LINES:
            found.sample.append(line)
        waiting.append(line)
        if len(waiting) == _AT_ONCE:
            found.known += _known(waiting, seen)
            waiting = []
    found.known += _known(waiting, seen)
    return found


def _known(some: list[Line], seen: set[str]) -> int:
    """How many are people we have, or that an earlier line of the file has."""
    people = Person.objects.filter(erased_at=None)
    emails = set(people.filter(email__in={line.email for line in some if line.email}).values_list("email", flat=True))
    numbers = {line.phone for line in some if not line.email}
    phones = set(people.filter(phone__in=numbers, email=None).values_list("phone", flat=True))
    known = 0
    for line in some:
        key = line.email or line.phone
        known += key in seen or key in (emails if line.email else phones)
        seen.add(key)
    return known
