"""The log holds ids; here they get the names that people know, a query for each sort of thing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from helpcentre.base.core import references
from helpcentre.base.core.database.prepared import Many, prepared
from helpcentre.base.events.models import Event
from helpcentre.domain.people.models import Person, Team
from helpcentre.domain.tickets.models import Snooze, Tag
from helpcentre.domain.tickets.models.ticket import REFERENCE_PREFIX

_PEOPLE = ("assignee", "previous", "person")


@dataclass
class Names:
    """What is gone has the empty name."""

    people: dict[int, str] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    teams: dict[int, str] = field(default_factory=dict)
    snoozes: dict[int, datetime] = field(default_factory=dict)

    def actor(self, event: Event) -> str:
        return self.people.get(event.actor_id or 0, "")

    def other(self, event: Event) -> str:
        data = event.data
        if "team" in data:
            return self.teams.get(data["team"], "")
        if "tag" in data:
            return self.tags.get(data["tag"], "")
        for key in ("into", "origin", "other"):
            if key in data:
                return references.make(REFERENCE_PREFIX, data[key])
        return self.people.get(data.get("assignee") or data.get("person") or 0, "")

    def until(self, event: Event) -> datetime | None:
        return self.snoozes.get(event.data.get("snooze", 0))


def names_in(deeds: Iterable[Event]) -> Names:
    """Every name these events speak of."""
    deeds = list(deeds)
    people = {event.actor_id for event in deeds if event.actor_id} | _ids(deeds, *_PEOPLE)
    names = Names({pk: now or name or email or "" for pk, name, email, now in _named(people=people)})
    if tags := _ids(deeds, "tag"):
        names.tags = dict(Tag.objects.filter(pk__in=tags).values_list("pk", "name"))
    if teams := _ids(deeds, "team"):
        names.teams = dict(Team.objects.filter(pk__in=teams).values_list("pk", "name"))
    if snoozes := _ids(deeds, "snooze"):
        names.snoozes = dict(Snooze.objects.filter(pk__in=snoozes).values_list("pk", "until"))
    return names


@prepared
def _named(people: Many) -> QuerySet[Person, tuple[int, str, str | None, str | None]]:
    return Person.objects.filter(pk__in=people).values_list("pk", "name", "email", "merge__kept__name")


def _ids(deeds: list[Event], *keys: str) -> set[int]:
    found = {event.data.get(key) for event in deeds for key in keys}
    return {number for number in found if isinstance(number, int)}
