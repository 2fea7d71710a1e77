from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from helpcentre.base.core.actor import Actor
from helpcentre.domain.privacy import people
from helpcentre.domain.privacy.erasing.command import erasing, proving
from helpcentre.domain.privacy.export import archive
from helpcentre.domain.privacy.models import Did, Kind, Proof, Source
from helpcentre.domain.privacy.requests.actions import finish_request, open_request
from helpcentre.domain.privacy.requests.steps import note


class Command(BaseCommand):
    """``person export REF --out FILE.zip``, ``person erase REF [--plan]``, ``person prove WORD …``.

    ``REF`` is an id, an e-mail address or a telephone number.
    """

    help = "A person's rights over their data, from the command line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        export = acts.add_parser("export", help="everything we hold about somebody, as a ZIP file")
        export.add_argument("ref", metavar="REF", help="id, e-mail address or telephone number")
        export.add_argument("--out", type=Path, required=True, metavar="FILE.zip")
        export.add_argument("--language", choices=["en", "sw"], help="of the pages; the person's own otherwise")

        erasing.add_arguments(acts)
        proving.add_arguments(acts)

    def handle(self, *_args: Any, **options: Any) -> None:
        getattr(self, options["act"])(**options)

    def erase(self, **options: Any) -> None:
        erasing.erase(self, **options)

    def prove(self, **options: Any) -> None:
        proving.prove(self, **options)

    def export(self, *, ref: str, out: Path, language: str | None, **_options: Any) -> None:
        try:
            person = people.find(ref)
        except people.UnknownPersonError as error:
            raise CommandError(f"{error}.") from error
        out = out.absolute()
        if out.exists() or not out.parent.is_dir():
            raise CommandError(f"{out} exists already." if out.exists() else f"There is no folder {out.parent}.")
        actor = Actor.system()
        case = open_request(actor=actor, person=person, kind=Kind.ACCESS, source=Source.COMMAND, proof=Proof.OPERATOR)
        made = archive.build(person, out, language=language or person.language)
        note(case, Did.PREPARED, actor=actor)
        finish_request(actor=actor, case=case)
        said = f"{made.rows} records, {made.files} files, {made.size} bytes"
        self.stdout.write(f"{out}: {said}. Request {case.reference}.")
        if made.held_back or made.of_others:
            said = f"Held back: {made.held_back} records. Words of other people, to be read first: {made.of_others}."
            self.stdout.write(said)
        for place in made.missing:
            self.stderr.write(f"Not in the store: {place}")
