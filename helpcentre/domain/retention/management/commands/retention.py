from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from helpcentre.domain.retention.actions import let_go
from helpcentre.domain.retention.models import RetentionRun


class Command(BaseCommand):
    """``retention [--dry-run] [--clock-is-right]``: what is past its time goes, or is only counted."""

    help = "Let go of what is past its time, as the job does every hour."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and touch nothing")
        parser.add_argument(
            "--clock-is-right",
            action="store_true",
            help="go on after the clock of the server jumped; somebody must have looked at it",
        )

    def handle(self, *_args: Any, dry_run: bool, clock_is_right: bool, **_options: Any) -> None:
        run = let_go(rehearse=dry_run, clock_is_right=clock_is_right)
        if run.is_refused:
            raise CommandError(_why(run))
        for name, counted in run.counts.items():
            said = ", ".join(f"{number:,} {_WORDS[what]}" for what, number in counted.items() if what in _WORDS)
            self.stdout.write(f"{name}: {said}")
        did = f"{run.due:,} would go" if dry_run else f"{run.gone:,} went"
        self.stdout.write(f"{did}, {run.held:,} stay for a legal hold.")
        if run.stuck:
            raise CommandError(f"{run.stuck:,} could not go: see the log.")


_WORDS = {"due": "would go", "gone": "went", "held": "held", "stuck": "could not go"}


def _why(run: RetentionRun) -> str:
    if run.settles_at:
        return f"The clock jumped. Nothing goes before {run.settles_at:%Y-%m-%d %H:%M} UTC, if it goes on evenly."
    return "The clock jumped by more than 45 days. Look at it; if it is right: helpcentre retention --clock-is-right"
