"""Names in double braces that a saved reply holds: ``{{ requester.first_name }}``. Looked up, never evaluated.

One pass from left to right: what a name stands for is put in as it is, so a customer who calls himself
``{{ agent.name }}`` stays that, and nothing can go round in circles.
"""

import re

from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Ticket

NAMES = (
    "requester.name",
    "requester.first_name",
    "business.name",
    "ticket.reference",
    "ticket.subject",
    "agent.name",
    "agent.first_name",
)
_PLACE = re.compile(r"( ?)\{\{[ \t]{0,9}([^{}\n]{0,60}?)[ \t]{0,9}\}\}")


def unknown(text: str) -> list[str]:
    """What stands in double braces and is no name of ours, each once, in order."""
    found = (match[2] for match in _PLACE.finditer(text))
    return list(dict.fromkeys(name for name in found if name not in NAMES))


def fill(text: str, ticket: Ticket, agent: Person) -> str:
    """The text with the names replaced. What is not known leaves no gap: ``Habari {{ … }},`` becomes ``Habari,``."""
    values = {
        "requester.name": ticket.requester.name,
        "requester.first_name": ticket.requester.first_name,
        "business.name": ticket.business.name if ticket.business else "",
        "ticket.reference": ticket.reference,
        "ticket.subject": ticket.subject,
        "agent.name": agent.name,
        "agent.first_name": agent.first_name,
    }

    def put(match: re.Match[str]) -> str:
        if match[2] not in values:
            return match[0]
        value = values[match[2]]
        return match[1] + value if value else ""

    return _PLACE.sub(put, text)
