"""Realistic volume, loaded in bulk: people, agents and articles. ``history`` loads the tickets."""

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.core.database.maintenance import refresh_statistics
from helpcentre.base.events.dispatcher import skip_to_newest
from helpcentre.domain.knowledge.actions import load_articles, put_topic
from helpcentre.domain.knowledge.models import Article, Topic
from helpcentre.domain.people.models import Business, Language, Membership, Person, Role, StaffMember
from helpcentre.web.demo.history import Customer, Progress, load_tickets
from helpcentre.web.demo.words import Vocabulary

__all__ = ["load_made_up_articles", "load_people", "load_tickets"]

BATCH = 1_000  # rows per transaction: the write lock is free again several times a second
AGENTS = 6


def load_people(count: int, words: Vocabulary, progress: Progress) -> list[Customer]:
    """``count`` shopkeepers, two of three with a shop, and six agents if there are fewer."""
    _load_agents(words)
    made: list[Customer] = []
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
            shop_of = {owner.pk: shop.pk for owner, shop in zip(owners, shops, strict=True)}
        made += [Customer(person.pk, person.language, shop_of.get(person.pk)) for person in people]
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
