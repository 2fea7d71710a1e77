from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from helpcentre.base.core.server_lock import ServerLock
from helpcentre.domain.people.models import Person
from helpcentre.web.demo import bulk
from helpcentre.web.demo.actions import prepare
from helpcentre.web.demo.words import Vocabulary


class Command(BaseCommand):
    help = "Load demo data: the personas, and realistic volume on request."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tickets", type=int, default=0, metavar="N")
        parser.add_argument("--articles", type=int, default=0, metavar="N")
        parser.add_argument("--people", type=int, default=0, metavar="N", help="default: one for four tickets")

    def handle(self, *args: Any, **options: Any) -> None:
        tickets, people = options["tickets"], options["people"] or -(-options["tickets"] // 4)
        if not settings.DATA.is_demo:
            if Person.objects.exists():
                raise CommandError("This data directory holds real people. Load a demo into a new one: --data DIR")
            settings.DATA.demo_flag.touch()
        lock = ServerLock(settings.DATA.server_lock)
        if lock.holder() is not None:
            raise CommandError("A server is running on this data directory. Stop it first.")
        prepare()
        words = Vocabulary()
        if people:
            with tqdm(total=people, desc="people", unit="") as bar:
                made = bulk.load_people(people, words, bar.update)
            with tqdm(total=tickets, desc="tickets", unit="") as bar:
                bulk.load_tickets(tickets, made, words, bar.update)
        if options["articles"]:
            with tqdm(total=options["articles"], desc="articles", unit="") as bar:
                bulk.load_made_up_articles(options["articles"], words, bar.update)
        self.stdout.write(
            f"{options['articles']} articles, {tickets} tickets of {people} people loaded into {settings.DATA.root}"
        )
