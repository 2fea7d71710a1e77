"""Colleagues named in a note: ``@Asha``, ``@asha.mwangi``."""

import re

from helpcentre.domain.people import selectors
from helpcentre.domain.people.models import Person

_MENTION = re.compile(r"(?<![\w@])@([\w][\w.'-]{1,60})", re.UNICODE)


def handle(person: Person) -> str:
    """What to type after the @ to mean exactly this person: the names joined by dots, in lower case."""
    return ".".join(person.name.lower().split())


def people_in(body: str) -> list[Person]:
    """Staff who answer tickets, named in ``body``, each once. A first name that two colleagues share names nobody."""
    wanted = {word.lower().strip(".") for word in _MENTION.findall(body)}
    if not wanted:
        return []
    staff = selectors.answering_staff()
    firsts = [person.first_name.lower() for person in staff]
    return [
        person
        for person in staff
        if handle(person) in wanted
        or (person.first_name.lower() in wanted and firsts.count(person.first_name.lower()) == 1)
    ]
