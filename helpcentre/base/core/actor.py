"""Who does a thing: every action names its actor, and every event keeps it."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    PERSON = "person"
    STAFF = "staff"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """``person_id`` is the id of a ``people.Person``; it is ``None`` only for the system."""

    kind: ActorKind
    person_id: int | None = None

    @classmethod
    def system(cls) -> "Actor":
        return cls(ActorKind.SYSTEM)
