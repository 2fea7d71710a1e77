"""Realistic volume, loaded in bulk: history that nobody needs to be told of."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor, ActorKind
from helpcentre.base.core.database.maintenance import refresh_statistics
from helpcentre.base.events.dispatcher import skip_to_newest
from helpcentre.base.events.kinds import EventKind
from helpcentre.base.events.models import Event
from helpcentre.base.search import tickets as index
from helpcentre.domain.knowledge.actions import load_articles, put_topic
from helpcentre.domain.knowledge.models import Article, Topic
from helpcentre.domain.people.models import Business, Language, Membership, Person, Role, StaffMember
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import (
    Channel,
    Message,
    Participant,
    ParticipantRole,
    Side,
    Status,
    Ticket,
    TicketLink,
)
from helpcentre.web.demo.words import Vocabulary

BATCH = 1_000  # tickets per transaction: the write lock is free again several times a second
AGENTS = 6
SETTLED = timedelta(days=2)  # made-up answers have no mails, so none may look as if its mail were due
Progress = Callable[[int], object]  # told how many rows were loaded since the last call


def load_people(count: int, words: Vocabulary, progress: Progress) -> list[Person]:
    """``count`` shopkeepers, two of three with a shop, and six agents if there are fewer."""
    _load_agents(words)
    made: list[Person] = []
    start = Person.objects.count()
    for first in range(0, count, BATCH):
        size = min(BATCH, count - first)
        people = [
            Person(
                name=words.name(),
                email=f"shop{start + first + number}@bulk.example",
                phone=f"+2547{(start + first + number) % 100_000_000:08d}",
                language=words.random.choice(Language.values),
                password="!",  # noqa: S106 - Django's mark for "no password"
            )
            for number in range(size)
        ]
        with transaction.atomic():
            people = Person.objects.bulk_create(people)
            owners = [person for person in people if person.pk % 3]
            shops = Business.objects.bulk_create(
                Business(name=f"Duka la {owner.first_name}", town=words.town(), country="KE") for owner in owners
            )
            Membership.objects.bulk_create(
                Membership(person=owner, business=shop, role="owner") for owner, shop in zip(owners, shops, strict=True)
            )
        made += people
        progress(size)
    return made


def _load_agents(words: Vocabulary) -> None:
    missing = AGENTS - StaffMember.objects.filter(left_at=None).count()
    with transaction.atomic():
        for number in range(max(0, missing)):
            person, _ = Person.objects.get_or_create(
                email=f"agent{number}@bulk.example", defaults={"name": words.name(), "password": "!"}
            )
            StaffMember.objects.get_or_create(person=person, defaults={"role": Role.AGENT})


def load_tickets(count: int, people: list[Person], words: Vocabulary, progress: Progress) -> None:
    """``count`` tickets over the last two years, three messages each on average, most of them closed.

    A few people ask a lot and many ask once. Readers of the event log are moved past what was loaded.
    """
    shops = dict(Membership.objects.values_list("person", "business"))
    agents = list(Person.objects.filter(staffmember__left_at=None, staffmember__isnull=False))
    newest = clock.now() - SETTLED
    for first in range(0, count, BATCH):
        size = min(BATCH, count - first)
        moments = [newest - timedelta(days=730) * (1 - (first + number) / count) for number in range(size)]
        with transaction.atomic():
            _load_batch(list(_drafts(moments, people, shops, agents, words)), words)
        progress(size)
    skip_to_newest()
    refresh_statistics(everything=True)


def load_made_up_articles(count: int, words: Vocabulary, progress: Progress) -> None:
    """``count`` published articles, half in each language, on ten shelves of their own."""
    shelves = [
        put_topic(actor=Actor.system(), key=f"bulk-{n}", language=language, slug=f"bulk-{n}", title=f"Bulk {n}").row
        for n in range(5)
        for language in Language.values
    ]
    start = Article.objects.count()
    for first in range(0, count, BATCH):
        size = min(BATCH, count - first)
        drafts = [_article(start + first + number, words.random.choice(shelves), words) for number in range(size)]
        load_articles(actor=Actor.system(), articles=drafts)
        progress(size)
    skip_to_newest()
    refresh_statistics(everything=True)


def _article(number: int, shelf: Topic, words: Vocabulary) -> Article:
    return Article(
        language=shelf.language,
        topic=shelf,
        slug=f"bulk-{number}",
        title=words.sentence(3, 7),
        summary=words.sentence(8, 16),
        keywords=", ".join(words.sentence(1, 2).lower() for _ in range(4)),
        body="\n\n".join(f"## {words.sentence(2, 5)}\n\n{words.sentence(40, 90)}." for _ in range(4)),
        position=100 + number,
    )


def _drafts(
    moments: list[datetime],
    people: list[Person],
    shops: dict[int, int],
    agents: list[Person],
    words: Vocabulary,
) -> Iterator[Ticket]:
    chance = words.random
    for moment in moments:
        requester = people[int(len(people) * chance.random() ** 3)]
        status = chance.choices([Status.CLOSED, Status.PENDING, Status.OPEN], [90, 6, 4])[0]
        yield Ticket(
            subject=words.sentence(3, 8)[:200],
            status=status,
            channel=chance.choices(Channel.values, [80, 15, 5])[0],
            language=requester.language,
            requester=requester,
            business_id=shops.get(requester.pk),
            assignee=chance.choice(agents) if status != Status.OPEN or chance.random() < 0.6 else None,
            created_at=moment,
            updated_at=moment,
            requester_proved_at=moment,
            waiting_since=moment if status == Status.OPEN else None,
            first_replied_at=moment + timedelta(minutes=20) if status != Status.OPEN else None,
            closed_at=moment + timedelta(hours=5) if status == Status.CLOSED else None,
        )


def _load_batch(drafts: list[Ticket], words: Vocabulary) -> None:
    tickets = Ticket.objects.bulk_create(drafts)
    messages = Message.objects.bulk_create(message for ticket in tickets for message in _conversation(ticket, words))
    lasts = {message.ticket_id: message for message in messages}
    for ticket in tickets:
        ticket.last_message = lasts[ticket.pk]
    Ticket.objects.bulk_update(tickets, ["last_message"], batch_size=400)
    Participant.objects.bulk_create(
        Participant(ticket=ticket, person=ticket.requester, role=ParticipantRole.REQUESTER, added_at=ticket.created_at)
        for ticket in tickets
    )
    TicketLink.objects.bulk_create(
        TicketLink(
            ticket=ticket,
            person=ticket.requester,
            salt=f"{words.random.getrandbits(128):032x}",
            created_at=ticket.created_at,
        )
        for ticket in tickets
    )
    Event.objects.bulk_create(_history(tickets, messages))
    subjects = {ticket.pk: ticket for ticket in tickets}
    seen: set[int] = set()
    rows = []
    for message in messages:
        ticket = subjects[message.ticket_id]
        text = message.body if ticket.pk in seen else f"{ticket.subject}\n{message.body}"
        seen.add(ticket.pk)
        rows.append(index.MessageText(message.pk, ticket.pk, text, ticket.language))
    index.put_many(rows)


def _conversation(ticket: Ticket, words: Vocabulary) -> Iterator[Message]:
    """The customer's turn and ours; a pending ticket ends with ours."""
    turns = words.random.choices([2, 3, 4, 6], [4, 4, 2, 1])[0] if ticket.first_replied_at else 1
    if ticket.status == Status.PENDING:
        turns += turns % 2
    for turn in range(turns):
        theirs = turn % 2 == 0
        yield Message(
            ticket=ticket,
            author=ticket.requester if theirs else ticket.assignee,
            side=Side.CUSTOMER if theirs else Side.TEAM,
            body=words.sentence(8, 40),
            created_at=ticket.created_at + timedelta(minutes=20 * turn),
        )


def _history(tickets: list[Ticket], messages: list[Message]) -> Iterator[Event]:
    """The events that the actions would have recorded: opened, given to somebody, said, and how it stands now."""
    said: dict[int, list[Message]] = {}
    for message in messages:
        said.setdefault(message.ticket_id, []).append(message)
    for ticket in tickets:
        first, *more = said[ticket.pk]
        yield _event(ticket, events.TICKET_CREATED, first, message=first.pk, channel=ticket.channel)
        if ticket.assignee_id:
            yield _event(ticket, events.TICKET_ASSIGNED, first, assignee=ticket.assignee_id)
        for message in more:
            kind = events.CUSTOMER_REPLIED if message.side == Side.CUSTOMER else events.REPLY_SENT
            yield _event(ticket, kind, message, message=message.pk)
        if ticket.status != Status.OPEN:
            last = said[ticket.pk][-1]
            yield _event(ticket, events.STATUS_CHANGED, last, status=ticket.status, previous=Status.OPEN)


def _event(ticket: Ticket, kind: EventKind, at: Message, **data: object) -> Event:
    customer = at.side == Side.CUSTOMER
    return Event(
        kind=kind.name,
        occurred_at=at.created_at,
        actor_kind=ActorKind.PERSON if customer else ActorKind.STAFF,
        actor_id=at.author_id,
        subject_kind="ticket",
        subject_id=ticket.pk,
        data=kind.checked(data),
    )
