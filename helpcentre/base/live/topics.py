"""What a live stream is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpcentre.base.events.kinds import EventKind

#: What travels in a grant: subject, id (None for all), names of kinds (None for all).
Packed = tuple[str, int | None, list[str] | None]


class TopicError(ValueError):
    """A grant holds something that is no topic."""


@dataclass(frozen=True)
class Topic:
    """Events of one row (``subject`` and ``id``) or of every row of a subject (``id`` None); ``kinds`` None is all."""

    subject: str
    id: int | None = None
    kinds: tuple[EventKind, ...] | None = None

    def pack(self) -> Packed:
        return self.subject, self.id, None if self.kinds is None else [kind.name for kind in self.kinds]


@dataclass(frozen=True, slots=True)
class Seen:
    """The part of an event that live readers need."""

    id: int
    kind: str
    subject: str
    subject_id: int


@dataclass(frozen=True, slots=True)
class Passing:
    """A hint that is no event: the name of its kind and the id of the row."""

    kind: str
    subject_id: int


class Interest:
    """Topics as the hub reads them: for each (subject, id) the names of kinds wanted, None for all of them."""

    __slots__ = ("wanted",)

    def __init__(self, packed: Iterable[Packed]) -> None:
        self.wanted: dict[tuple[str, int | None], frozenset[str] | None] = {}
        for subject, id_, kinds in packed:
            self._add((subject, id_), None if kinds is None else frozenset(kinds))

    def _add(self, key: tuple[str, int | None], kinds: frozenset[str] | None) -> None:
        present = self.wanted.get(key, frozenset())
        self.wanted[key] = None if kinds is None or present is None else present | kinds

    def wants(self, event: Seen) -> bool:
        """Whether ``event`` belongs to one of the topics."""
        for key in ((event.subject, event.subject_id), (event.subject, None)):
            if key in self.wanted:
                kinds = self.wanted[key]
                if kinds is None or event.kind in kinds:
                    return True
        return False


def unpack(data: object) -> Interest:
    """The topics of a grant. Raises TopicError for anything else than a list of packed topics."""
    if not isinstance(data, list) or not data:
        raise TopicError("a grant names at least one topic")
    return Interest(_checked(row) for row in data)


def _checked(row: object) -> Packed:
    match row:
        case [str(subject), None | int() as id_, None as kinds]:
            return subject, id_, kinds
        case [str(subject), None | int() as id_, [*kinds]] if all(isinstance(kind, str) for kind in kinds):
            return subject, id_, [str(kind) for kind in kinds]
    raise TopicError("a topic is subject, id, kinds")
