from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "The Swahili catalogue: extract brings in new messages, compile makes what Django reads, check finds gaps."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=("extract", "compile", "check"))
        parser.add_argument("--merge", nargs="*", type=Path, default=[], help="other .po files that fill what is empty")

    def handle(self, *args: Any, what: str, merge: list[Path], **options: Any) -> None:
        try:
            from helpcentre.config import catalogue
        except ImportError:
            raise CommandError(
                "This needs polib: make test installs it, or pip install -r requirements/dev.txt"
            ) from None
        if what == "extract":
            made = catalogue.update(merge)
            empty = [entry.msgid for entry in made if not all(catalogue.translations(entry))]
            print(f"{len(made)} messages, {len(empty)} without Swahili, in {catalogue.CATALOGUE}")
        elif what == "compile":
            catalogue.compile_catalogue()
            print(f"Wrote {catalogue.COMPILED}")
        else:
            faults = catalogue.faults(catalogue.load(), catalogue.extract())
            print("\n".join(faults) or "Nothing is missing.")
            if faults:
                raise CommandError(f"{len(faults)} faults")
