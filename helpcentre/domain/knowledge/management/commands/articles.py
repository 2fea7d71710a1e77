"""``helpcentre articles import DIR`` and ``helpcentre articles export DIR``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import actions


class Command(BaseCommand):
    help = "Take articles in from a folder of Markdown files, or write them out as one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=("import", "export"))
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if options["verb"] == "export":
            self._export(folder)
        else:
            self._import(folder)

    def _import(self, folder: Path) -> None:
        try:
            report = actions.import_folder(actor=Actor.system(), folder=folder)
        except NotADirectoryError:
            raise CommandError(f"{folder} is not a folder") from None
        self.stdout.write(f"{report.created} new, {report.changed} changed, {report.unchanged} as they were")
        for problem in report.problems:
            self.stderr.write(f"{problem.file}: {problem.reason}")
        if report.problems:
            raise CommandError(f"{len(report.problems)} of the files could not be taken in")

    def _export(self, folder: Path) -> None:
        try:
            count = actions.export_folder(folder=folder)
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}") from None
        self.stdout.write(f"{count} articles written to {folder}")
