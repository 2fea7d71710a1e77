from django.core.management.base import BaseCommand

from helpcentre.base.jobs.models import PeriodicRun
from helpcentre.base.jobs.schedule import all_periodics


class Command(BaseCommand):
    help = "Lists every periodic function: how often it runs, its last slot and how that ended."

    def handle(self, **options: object) -> None:
        for entry in all_periodics():
            run = PeriodicRun.objects.filter(name=entry.name).order_by("-slot").first()
            self.stdout.write(f"{entry.name:<36} every {entry.every!s:<16} {self._last(run)}")

    def _last(self, run: PeriodicRun | None) -> str:
        if run is None:
            return "has not run"
        ended = f"finished {run.finished_at:%H:%M:%S}" if run.finished_at else "not finished"
        return f"slot {run.slot:%Y-%m-%d %H:%M:%S} UTC, {ended}"
