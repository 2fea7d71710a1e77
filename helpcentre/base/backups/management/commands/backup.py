"""``helpcentre backup create|list|verify|restore``."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from helpcentre.base.backups import actions, catalogue, key
from helpcentre.base.backups.errors import BackupError
from helpcentre.base.backups.manifest import Manifest


class Command(BaseCommand):
    help = "Make, list, prove and restore encrypted backups."
    requires_system_checks: list[str] = []  # a restore must work when much else does not

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("create", help="make a backup now; the server may go on")
        verbs.add_parser("list", help="the backups in the data directory, newest first")
        verify = verbs.add_parser("verify", help="read a backup to its last byte and open its database")
        restore = verbs.add_parser("restore", help="make a new data directory from a backup")
        restore.add_argument("--to", type=Path, required=True, metavar="DIR", help="an empty or new folder")
        for verb in (verify, restore):
            verb.add_argument("archive", nargs="?", help="a file, or a name from the list; else the newest")
            verb.add_argument("--key", type=Path, metavar="FILE", help="else the one of the data directory")

    def handle(self, *args: Any, **options: Any) -> None:
        verbs: dict[str, Callable[..., None]] = {
            "create": self.create,
            "list": self.list,
            "verify": self.verify,
            "restore": self.restore,
        }
        try:
            verbs[options["verb"]](**options)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error

    def create(self, **options: Any) -> None:
        identity, is_new = key.read_or_create(settings.DATA.backup_key)
        if is_new:
            self.stderr.write(
                f"A new backup key is in {settings.DATA.backup_key}\n"
                "Keep a copy of it somewhere else. Whoever has it can read every backup;\n"
                "without it no backup can be opened, and nobody can help.\n"
            )
        made = actions.create(data=settings.DATA, identity=identity)
        self.stdout.write(f"{made.path}  {_size(made.path.stat().st_size)}  {_contents(made.manifest)}")

    def list(self, **options: Any) -> None:
        every = catalogue.backups(settings.DATA.backups)
        if not every:
            self.stdout.write("There is no backup yet. Make one with: helpcentre backup create")
        for backup in every:
            self.stdout.write(f"{backup.created_at:%Y-%m-%d %H:%M:%S} UTC  {_size(backup.size):>9}  {backup.path.name}")

    def verify(self, **options: Any) -> None:
        path = catalogue.find(settings.DATA.backups, options["archive"])
        facts = actions.verify(path=path, identity=self._identity(options), backups=settings.DATA.backups)
        self.stdout.write(f"{path.name} is whole: {_contents(facts)}, made {facts.created_at}")

    def restore(self, **options: Any) -> None:
        path = catalogue.find(settings.DATA.backups, options["archive"])
        to: Path = options["to"].absolute()
        identity = self._identity(options)
        _forget_unused_key(to)
        facts = actions.restore(path=path, identity=identity, to=to)
        self.stdout.write(f"Restored into {to}: {_contents(facts)}, as it was {facts.created_at}")
        if facts.engine == "postgresql":
            self.stdout.write(f"Load the database: pg_restore --no-owner --dbname=NEW {to / facts.database}")
        self.stdout.write("The ledger of erasures is not in a backup: copy its folder into the new one, or name it by")
        self.stdout.write("HELPCENTRE_LEDGER. Nothing is served before it is held against the ledger.")
        self.stdout.write(f"Start it with: helpcentre --data {to} up")
        self.stdout.write("The backup key is not in a backup: copy it there yourself.")

    def _identity(self, options: dict[str, Any]) -> Any:
        return key.read(options["key"] or settings.DATA.backup_key)


def _forget_unused_key(to: Path) -> None:
    """On a new machine the folder to restore into is often the data directory itself, in which starting this
    very command has made a signing key. Alone there, without a database, it has signed nothing."""
    is_ours = to == settings.DATA.root and settings.DATABASES["default"]["NAME"] == str(settings.DATA.database)
    if is_ours and list(to.iterdir()) == [settings.DATA.secret_key]:
        settings.DATA.secret_key.unlink()


def _contents(facts: Manifest) -> str:
    rows, files = sum(facts.row_counts.values()), sum(name.startswith("files/") for name in facts.members)
    return f"{rows:,} rows in {len(facts.row_counts)} tables, {files:,} files"


def _size(size: int) -> str:
    return f"{size / 1000:,.0f} kB" if size < 10_000_000 else f"{size / 1_000_000:,.0f} MB"
