from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.actions.imports import import_lines
from helpcentre.domain.people.importing import lines, table, words
from helpcentre.domain.people.importing.preview import preview


class Command(BaseCommand):
    help = "People and their shops: take them over from a CSV file. The same file once more changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        take = verbs.add_parser("import", help="read the file, print what is wrong with it, and take over the rest")
        take.add_argument("file")
        take.add_argument("--preview", action="store_true", help="only say what would happen")
        take.add_argument("--skip-faulty", action="store_true", help="take over the good lines although others are not")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with Path(options["file"]).open("rb") as file:
                content = file.read(table.MOST_BYTES + 1)
        except OSError as fault:
            raise CommandError(f"{options['file']}: {fault.strerror}") from None
        try:
            found = preview(content, region=settings.DEFAULT_REGION)
        except table.FileFaultError as fault:
            where = f"line {fault.line}: " if fault.line else ""
            raise CommandError(f"{where}{words.FILE[fault.code]} {fault.title} Nothing was taken over.") from None
        for line, code in found.faults:
            self.stdout.write(f"line {line}: {words.LINE[code]}")
        if found.left_out:
            self.stdout.write(f"columns that are not read: {', '.join(found.left_out)}")
        self.stdout.write(f"{found.new} new, {found.known} known, {found.faulty} faulty")
        if options["preview"]:
            return
        if found.faulty and not options["skip_faulty"]:
            raise CommandError("Nothing was taken over. Mend the lines, or leave them out with --skip-faulty.")
        self._take(content)

    def _take(self, content: bytes) -> None:
        def good() -> Any:
            for row in table.rows(content):
                try:
                    yield lines.clean(row, region=settings.DEFAULT_REGION)
                except lines.LineFaultError:
                    continue

        counts = import_lines(actor=Actor.system(), lines=good())
        self.stdout.write(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
