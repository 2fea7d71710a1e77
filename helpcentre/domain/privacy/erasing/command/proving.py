"""``helpcentre person prove WORD …``: the proof in bytes."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from helpcentre.domain.privacy.erasing import proof


def add_arguments(acts: Any) -> None:
    prove = acts.add_parser("prove", help="count how often words stand in the files and rows that we keep")
    prove.add_argument("words", nargs="+", metavar="WORD", help=f"{proof.SHORTEST} characters at least")


def prove(command: BaseCommand, *, words: list[str], **_options: Any) -> None:
    """Exit code 1 when a word stands somewhere."""
    if not proof.usable(words):
        raise CommandError(f"A word must have {proof.SHORTEST} characters at least.")
    files, rows = proof.in_files(words, settings.DATA.root), proof.in_rows(words)
    command.stdout.write(proof.sentence(files))
    command.stdout.write(
        f"{rows.total} of {rows.rows:,} rows of the {connection.display_name} database hold your words."
    )
    if files.total or rows.total:
        raise CommandError("Some of these words are here still.")
