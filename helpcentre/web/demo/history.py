"""Made-up tickets in any number: a million take minutes and no more memory than ten thousand.

Ids are given out here, so that a ticket can name its last message and an event its message before either is written.
"""

import json
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import ActorKind
from helpcentre.base.core.database import loading
from helpcentre.base.core.database.loading import Table
from helpcentre.base.core.database.maintenance import refresh_statistics
from helpcentre.base.events.dispatcher import skip_to_newest
from helpcentre.base.events.kinds import EventKind
from helpcentre.base.events.models import Event
from helpcentre.base.search import analysis
from helpcentre.base.search.models import MessageEntry
from helpcentre.domain.people.models import StaffMember
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import (
    Channel,
    Message,
    MessageKind,
    Participant,
    ParticipantRole,
    Priority,
    Side,
    Status,
    Ticket,
    TicketLink,
)
from helpcentre.web.demo.words import Vocabulary

BATCH = 2_000  # tickets per transaction
MANY = 20_000  # from here on indexes are built afterwards
SETTLED = timedelta(days=2)  # made-up answers have no mails, so none may look as if its mail were due
SPAN = timedelta(days=730)
TURN = timedelta(minutes=20)
_CHANNELS = ((Channel.WEB.value, Channel.PHONE.value, Channel.WALK_IN.value), (80, 15, 5))
Progress = Callable[[int], object]  # told how many rows were loaded since the last call


@dataclass(frozen=True)
class Customer:
    """As much of somebody as a ticket needs."""

    pk: int
    language: str
    shop: int | None


@dataclass
class Rows:
    """What one transaction writes."""

    tickets: list[tuple[Any, ...]] = field(default_factory=list)
    messages: list[tuple[Any, ...]] = field(default_factory=list)
    entries: list[tuple[Any, ...]] = field(default_factory=list)
    participants: list[tuple[Any, ...]] = field(default_factory=list)
    links: list[tuple[Any, ...]] = field(default_factory=list)
    events: list[tuple[Any, ...]] = field(default_factory=list)


def load_tickets(count: int, people: list[Customer], words: Vocabulary, progress: Progress) -> None:
    """``count`` tickets over the last two years, three messages each on average, most of them closed.

    A few people ask a lot and many ask once. Readers of the event log are moved past what was loaded.
    """
    agents = list(StaffMember.objects.filter(left_at=None).values_list("person_id", flat=True))
    newest = clock.now() - SETTLED
    tables = _Tables()
    with ExitStack() as stack:
        stack.enter_context(loading.at_full_speed())
        if count >= MANY:
            stack.enter_context(loading.indexes_afterwards(*tables.models))
        writer = _Writer(people, agents, words, tables.ticket.next_id(), tables.message.next_id())
        for first in range(0, count, BATCH):
            size = min(BATCH, count - first)
            rows = Rows()
            for number in range(first, first + size):
                writer.write(rows, newest - SPAN * (1 - number / count))
            with transaction.atomic():
                tables.insert(rows)
            progress(size)
        loading.go_on_from(Ticket, Message)
    skip_to_newest()
    refresh_statistics(everything=True)


class _Tables:
    def __init__(self) -> None:
        self.ticket = Table(
            Ticket,
            *("id", "subject", "status", "channel", "priority", "language", "requester_id", "business_id"),
            *("assignee_id", "last_message_id", "created_at", "updated_at", "waiting_since", "first_replied_at"),
            *("closed_at", "requester_proved_at"),
        )
        self.message = Table(Message, "id", "ticket_id", "author_id", "side", "kind", "body", "created_at")
        self.entry = Table(MessageEntry, "message_id", "ticket_id", "words")
        own_id = ("id",)  # these have ids of the database's own
        self.participant = Table(Participant, "ticket_id", "person_id", "role", "added_at", leave_out=own_id)
        self.link = Table(TicketLink, "ticket_id", "person_id", "salt", "created_at", leave_out=own_id)
        names = ("kind", "occurred_at", "actor_kind", "actor_id", "subject_kind", "subject_id", "data")
        self.event = Table(Event, *names, leave_out=own_id)
        self.models = (Ticket, Message, MessageEntry, Participant, TicketLink, Event)

    def insert(self, rows: Rows) -> None:
        self.ticket.insert(rows.tickets)
        self.message.insert(rows.messages)
        self.entry.insert(rows.entries)
        self.participant.insert(rows.participants)
        self.link.insert(rows.links)
        self.event.insert(rows.events)


class _Writer:
    """Makes tickets up, one after the other."""

    def __init__(
        self, people: list[Customer], agents: list[int], words: Vocabulary, ticket_id: int, message_id: int
    ) -> None:
        self.people, self.agents, self.words = people, agents, words
        self.ticket_id, self.message_id = ticket_id, message_id
        self.folded: dict[tuple[str, str], list[str]] = {}
        self.at = connection.ops.adapt_datetimefield_value

    def write(self, rows: Rows, moment: datetime) -> None:
        """One ticket with all that belongs to it."""
        chance, sentence = self.words.random, self.words.sentence
        who = self.people[int(len(self.people) * chance.random() ** 3)]
        status = chance.choices(("closed", "pending", "open"), (90, 6, 4))[0]
        channel = chance.choices(*_CHANNELS)[0]
        priority = chance.choices(Priority.values, (5, 80, 12, 3))[0]
        assignee = chance.choice(self.agents) if status != "open" or chance.random() < 0.6 else None
        turns = chance.choices((2, 3, 4, 6), (4, 4, 2, 1))[0] if status != "open" else 1
        turns += turns % 2 if status == "pending" else 0
        ticket, subject = self.ticket_id, sentence(3, 8)[:200]
        self.ticket_id += 1
        times = [self.at(moment + TURN * turn) for turn in range(turns)]
        opened, last, closing = times[0], times[-1], self.at(moment + timedelta(hours=5))
        story = _Story(rows, ticket)
        for turn, time in enumerate(times):
            author = who.pk if turn % 2 == 0 else assignee
            body, message = sentence(8, 40), self.message_id
            self.message_id += 1
            side = Side.TEAM.value if turn % 2 else Side.CUSTOMER.value
            rows.messages.append((message, ticket, author, side, MessageKind.REPLY.value, body, time))
            tokens = self._tokens(f"{subject} {body}" if turn == 0 else body, who.language)
            rows.entries.append((message, ticket, tokens))
            if turn == 0:
                story.tell(events.TICKET_CREATED, time, author, message=message, channel=channel)
                if assignee:
                    story.tell(events.TICKET_ASSIGNED, time, author, assignee=assignee)
            else:
                kind = events.REPLY_SENT if turn % 2 else events.CUSTOMER_REPLIED
                story.tell(kind, time, author, message=message)
        if status != "open":
            closer = closing if status == "closed" else last
            story.tell(events.STATUS_CHANGED, closer, assignee, status=status, previous=Status.OPEN.value)
        facts = (ticket, subject, status, channel, priority, who.language, who.pk, who.shop, assignee)
        closed = closing if status == "closed" else None
        waits, replied = opened if status == "open" else None, times[1] if turns > 1 else None
        rows.tickets.append((*facts, self.message_id - 1, opened, closed or last, waits, replied, closed, opened))
        rows.participants.append((ticket, who.pk, ParticipantRole.REQUESTER.value, opened))
        rows.links.append((ticket, who.pk, f"{chance.getrandbits(128):032x}", opened))

    def _tokens(self, text: str, language: str) -> str:
        """As the index folds them; each word of the vocabulary once."""
        found: set[str] = set()
        for word in text.split():
            key = (word, language)
            if key not in self.folded:
                self.folded[key] = analysis.fold(word, language)
            found.update(self.folded[key])
        return " ".join(sorted(found))


class _Story:
    """The events that the actions would have recorded."""

    def __init__(self, rows: Rows, ticket: int) -> None:
        self.rows, self.ticket = rows, ticket

    def tell(self, kind: EventKind, at: Any, by: int | None, **data: Any) -> None:
        staff = kind in (events.REPLY_SENT, events.STATUS_CHANGED)
        actor = ActorKind.STAFF.value if staff else ActorKind.PERSON.value
        self.rows.events.append((kind.name, at, actor, by, "ticket", self.ticket, json.dumps(data)))
