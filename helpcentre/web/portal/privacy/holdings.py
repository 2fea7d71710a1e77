"""What we hold about somebody, counted, under the headings of the privacy page."""

from dataclasses import dataclass

from helpcentre.base.inventory.summary import SummaryGroup, summary
from helpcentre.base.inventory.taxonomy import Group
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.export import rows


@dataclass(frozen=True)
class Holding:
    about: SummaryGroup
    count: int


def holdings(person: Person, language: str) -> list[Holding]:
    """Every heading under which there is something. The number of queries is that of the tables, whoever asks."""
    counts: dict[Group, int] = dict.fromkeys(Group, 0)
    for shelf in rows.shelves():
        if all(owner.path for owner in shelf.owners):  # who is signed in where would have to be opened one by one
            counts[shelf.fields[0].group] += rows.count(shelf, person.pk)
    return [Holding(group, counts[group.key]) for group in summary(language) if counts[group.key]]
