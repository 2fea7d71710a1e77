from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from helpcentre.domain.privacy.erasing import ledger, standing
from helpcentre.domain.privacy.erasing.ledger import LedgerError
from helpcentre.domain.privacy.erasing.standing import Found


class Command(BaseCommand):
    """``ledger status|replay|rebuild``: the list of erasures that no backup holds."""

    help = "The ledger of erasures, against which a backup that comes back is held."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("status", help="whether database and ledger agree; exit 1 when not")
        acts.add_parser("replay", help="erase again whoever stands in the ledger and is here")
        rebuild = acts.add_parser(
            "rebuild", help="write a new ledger from this database, when the old one is lost for good"
        )
        rebuild.add_argument("--yes", action="store_true", help="do not ask again")

    def handle(self, *_args: Any, **options: Any) -> None:
        getattr(self, options["act"])(**options)

    def status(self, **_options: Any) -> None:
        found = standing.look()
        if found.found is Found.LOST:
            raise CommandError(found.why)
        self.stdout.write(f"{found.entries} entries in {ledger.path()}; the chain is whole.")
        if found.found is Found.BEHIND:
            raise CommandError(f"{len(found.again)} people in it are here again. Run: helpcentre ledger replay")

    def replay(self, **_options: Any) -> None:
        try:
            self.stdout.write(f"{standing.replay()} people were erased again.")
        except LedgerError as error:
            raise CommandError(str(error)) from error

    def rebuild(self, *, yes: bool, **_options: Any) -> None:
        self.stdout.write(
            "Whoever was erased after this database was copied, and stood only in the lost ledger, stays unnoticed."
        )
        if not yes and input('Type "rebuild" to write a new ledger: ') != "rebuild":
            raise CommandError("Nothing was changed.")
        self.stdout.write(
            f"{standing.rebuild()} people stand in the new ledger. The old files were put aside, not removed."
        )
