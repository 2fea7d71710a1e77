"""What the ticket page shows of how the team sorts it, until when it is away, and who else hears of it."""

from collections.abc import Iterable
from typing import Any

from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.problems import selectors as problems
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.models import Priority, Ticket
from helpcentre.web.desk.tickets.besides import Besides
from helpcentre.web.desk.tickets.hands import Colleague
from helpcentre.web.desk.tickets.mornings import morning_of


def context(me: Person, ticket: Ticket, colleagues: Iterable[Colleague], has: Besides) -> dict[str, Any]:
    """A constant number of queries, however many tags, links and followers there are."""
    followers = selectors.followers(ticket) if has.followers else []
    following = {person.pk for person in followers}
    return {
        "known_problem": problems.problem_of(ticket) if has.problem else None,
        "open_problems": problems.open_problems(),
        "redacts": may(me, Permission.REDACT),
        "priorities": [priority.value for priority in Priority],
        "tags": selectors.tags_of(ticket) if has.tags else [],
        "suggested_tags": selectors.suggested_tags(),
        "snooze": selectors.snooze_of(ticket) if ticket.set_aside else None,
        "mornings": {word: morning_of(word) for word in ("tomorrow", "monday")},
        "merged": selectors.merge_of(ticket) if ticket.set_aside else None,
        "related": selectors.related(ticket) if has.relations else [],
        "followers": followers,
        "copied": selectors.copied(ticket) if has.copies else [],
        "i_follow": me.pk in following,
        "can_follow": [each.person for each in colleagues if each.person.pk not in following],
    }
