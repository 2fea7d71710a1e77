import socket
import sys
from typing import Any

from django.conf import settings
from django.core.checks import Error
from django.core.management.base import BaseCommand, CommandError, CommandParser

from helpcentre.base.core.server_lock import AlreadyRunningError, ServerLock
from helpcentre.config.management import listening, log_lines, preparation
from helpcentre.domain.people.selectors import current_staff


class Command(BaseCommand):
    help = "Prepares the data directory, then runs the server and its worker. Ctrl-C stops both."
    requires_system_checks = []  # they run below, once there are tables

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
        parser.add_argument("--demo", action="store_true", help="a new data directory with invented people")
        parser.add_argument("--no-worker", action="store_true", help="jobs run elsewhere: helpcentre worker")

    def handle(self, *args: Any, **options: Any) -> None:
        log_lines.configure()
        try:
            listening.check_host(options["host"], is_production=settings.PRODUCTION)
            self._run(options["host"], options["port"], with_worker=not options["no_worker"])
        except listening.ListenError as refused:
            raise CommandError(str(refused)) from None
        except AlreadyRunningError as running:
            raise CommandError(self._who_runs(running)) from None
        except KeyboardInterrupt:
            self._say("Stopped.")

    def _run(self, host: str, port: int, *, with_worker: bool) -> None:
        settings.DATA.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with ServerLock(settings.DATA.server_lock) as lock:
            lock.acquire(f"[{host}]:{port}" if ":" in host else f"{host}:{port}")
            listener = listening.listen(host, port)
            with listener:
                preparation.prepare(self._say)
                self.check(include_deployment_checks=settings.PRODUCTION, fail_level=Error("").level)
                self._serve(listener, with_worker=with_worker)

    def _serve(self, listener: socket.socket, *, with_worker: bool) -> None:
        # This loads every view: later than the checks, whose words are clearer than tracebacks.
        from helpcentre.config.asgi import application
        from helpcentre.config.server import serve

        self._welcome(f"http://{listening.address_of(listener)}")
        serve(application, listener, with_worker=with_worker)
        self._say("Stopped.")

    def _welcome(self, address: str) -> None:
        if settings.DEMO:
            self._say(f"The demo is at {address}/demo/ (both seats are one click away)")
        self._say(f"The Help Centre is at {address}/ and its desk at {address}/desk/. Ctrl-C stops it.")
        if not current_staff():
            self._say("Nobody works at the desk yet. Add the first person, from another terminal:")
            self._say(f"  helpcentre --data {settings.DATA.root} staff add EMAIL --role admin")

    def _who_runs(self, running: AlreadyRunningError) -> str:
        holder = running.holder
        where = f" at {holder.address} (process {holder.pid})" if holder.pid else ""
        return f"A server is already running on {settings.DATA.root}{where}. Stop it first, or use another --data DIR."

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
        sys.stdout.flush()
