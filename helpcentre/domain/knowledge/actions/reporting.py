"""What became of a folder that was taken in."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from helpcentre.domain.knowledge.actions.saving import Outcome
from helpcentre.domain.knowledge.bad_file import BadFileError

#: Told while it goes on: what is being done, how many files are through, of how many.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Problem:
    """``file`` is relative to the folder, ``line`` where it shows; ``reason`` is for its author."""

    file: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.reason}"


@dataclass
class ImportReport:
    """How many articles were created, changed and left as they were; the files that could not be taken in; and what
    was worth a word about files that could."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        self.created += outcome == Outcome.CREATED
        self.changed += outcome == Outcome.CHANGED
        self.unchanged += outcome == Outcome.UNCHANGED

    def refuse(self, file: str, error: Exception) -> None:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        self.problems.append(Problem(file, reason or "cannot be read", getattr(error, "line", None)))


#: Columns whose name in a file is another.
_NAMES = {"is_popular": "popular", "is_starter": "starter"}


def as_bad_file(error: ValidationError, lines: dict[str, int] | None = None) -> BadFileError:
    """The same complaint in the words of a file."""
    if not hasattr(error, "error_dict"):
        return BadFileError(" ".join(error.messages))
    told = {_NAMES.get(name, name): " ".join(texts) for name, texts in error.message_dict.items()}
    line = min(((lines or {}).get(name, 1) for name in told), default=None)
    return BadFileError("; ".join(f"{name}: {text}" for name, text in told.items()), line if lines else None)
