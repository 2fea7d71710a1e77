import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from helpcentre.base.jobs.worker import Worker
from helpcentre.config.management import log_lines, preparation


class Command(BaseCommand):
    help = "Runs jobs, event readers and the periodic table without a server. Ctrl-C stops it after the running jobs."

    def handle(self, *args: Any, **options: Any) -> None:
        log_lines.configure()
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: stop.set())
        preparation.hold_against_ledger(self.stdout.write)
        self.stdout.write("The worker runs. Ctrl-C stops it.")
        self.stdout.flush()
        Worker(stop).run()
        self.stdout.write("Stopped.")
