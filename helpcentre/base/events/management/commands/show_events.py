from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from helpcentre.base.events.kinds import all_kinds
from helpcentre.base.events.models import Event


class Command(BaseCommand):
    help = "Lists every event kind with what it carries; with --last N, the newest events of the log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--last", type=int, default=0, metavar="N", help="show the newest N events instead")

    def handle(self, *, last: int, **options: object) -> None:
        if last > 0:
            self._log(last)
            return
        for kind in all_kinds():
            carried = sorted(kind.ids) + [
                f"{key}={'|'.join(str(choice.value) for choice in enum)}" for key, enum in kind.choices.items()
            ]
            self.stdout.write(f"{kind.name:<36} {' '.join(carried)}".rstrip())

    def _log(self, last: int) -> None:
        for event in reversed(Event.objects.order_by("-id")[:last]):
            actor = event.actor_kind + (f":{event.actor_id}" if event.actor_id else "")
            data = " ".join(f"{key}={value}" for key, value in event.data.items())
            moment = f"{event.occurred_at:%Y-%m-%d %H:%M:%S}"
            subject = f"{event.subject_kind}:{event.subject_id}"
            self.stdout.write(f"{event.id:>8} {moment} {event.kind:<32} {subject:<16} by {actor} {data}".rstrip())
