from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from helpcentre.base.events import faults, log, parked
from helpcentre.base.events.models import Event, SubscriberCursor
from helpcentre.base.events.subscribers import Subscriber, all_subscribers


class Command(BaseCommand):
    help = "Lists every reader of the event log: what waits for it, what failed, what was parked."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--read-parked", metavar="NAME", help="read the parked events of one reader again")

    def handle(self, *, read_parked: str | None, **options: object) -> None:
        if read_parked:
            self._read_again(read_parked)
            return
        cursors = {cursor.name: cursor for cursor in SubscriberCursor.objects.all()}
        counts = parked.counts()
        self.stdout.write(f"The log ends at {log.newest_id()}.")
        for each in all_subscribers():
            cursor = cursors.get(each.name) or SubscriberCursor(name=each.name)
            facts = [f"read to {cursor.last_event_id}", f"{self._waiting(each, cursor)} waiting"]
            if cursor.failures:
                facts.append(f"{cursor.failures} failed tries, next at {cursor.retry_at:%H:%M:%S} UTC")
            if each.name in counts:
                facts.append(f"{counts[each.name]} parked")
            self.stdout.write(f"{each.name:<32} {', '.join(facts)}")
            self.stdout.write(f"{'':<32} {' '.join(sorted(each.kinds))}")

    def _waiting(self, subscriber: Subscriber, cursor: SubscriberCursor) -> int:
        return Event.objects.filter(kind__in=subscriber.kinds, id__gt=cursor.last_event_id).count()

    def _read_again(self, name: str) -> None:
        try:
            count = parked.read_again(name)
        except LookupError as error:
            raise CommandError(str(error)) from None
        except Exception as error:
            raise CommandError(f"It failed again: {faults.describe(error)}") from None
        self.stdout.write(f"{name} has read {count} parked events.")
