"""``helpcentre articles import DIR`` and ``helpcentre articles export DIR``."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import actions
from helpcentre.domain.knowledge.actions.reporting import Progress

_STEP = 500  # files between two lines where nobody watches a bar

_MORE = """
DIR holds en/ and sw/ with a Markdown file for each article, pictures beside them, topics.yaml with the topics in
their order, and snippets/en/ and snippets/sw/. Files of one name in en/ and sw/ are one answer in two languages.

import   Takes in what is new or changed and publishes it; twice is once. A bad file is named with its line and the
         reason, and the others go in; the exit status is then 1.
export   Writes everything as import reads it. Files of other names in DIR are left alone.

The fields of a file are described in docs/how-to/write-an-article.md, the folder in docs/how-to/import-and-export.md.
"""


class Command(BaseCommand):
    help = "Take articles in from a folder of Markdown files, or write them out as one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = _MORE
        parser.add_argument("verb", choices=("import", "export"))
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if options["verb"] == "export":
            self._export(folder)
        else:
            self._import(folder)

    def _import(self, folder: Path) -> None:
        try:
            with self._watched() as progress:
                report = actions.import_folder(actor=Actor.system(), folder=folder, progress=progress)
        except NotADirectoryError:
            raise CommandError(f"{folder} is not a folder") from None
        self.stdout.write(f"{report.created} new, {report.changed} changed, {report.unchanged} as they were")
        for notice in report.notices:
            self.stderr.write(f"note: {notice}")
        for problem in report.problems:
            self.stderr.write(str(problem))
        if report.problems:
            raise CommandError(f"{len(report.problems)} of the files could not be taken in")

    def _export(self, folder: Path) -> None:
        try:
            count = actions.export_folder(folder=folder)
        except OSError as error:
            raise CommandError(f"{error.filename or folder}: {error.strerror}") from None
        self.stdout.write(f"{count} articles written to {folder}")

    @contextmanager
    def _watched(self) -> Iterator[Progress]:
        """A bar on a terminal, a plain line now and then elsewhere."""
        bars: dict[str, tqdm[Any]] = {}
        is_watched = sys.stderr.isatty()

        def progress(what: str, done: int, total: int) -> None:
            if is_watched:
                bar = bars.setdefault(what, tqdm(total=total, desc=what, unit=" files", file=sys.stderr))
                bar.update(done - bar.n)
            elif done // _STEP > (done - 1) // _STEP or (done == total > _STEP):
                self.stdout.write(f"{what}: {done:,} of {total:,} files")

        try:
            yield progress
        finally:
            for bar in bars.values():
                bar.close()
