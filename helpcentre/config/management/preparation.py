"""What ``up`` does before it serves, each step visible."""

import io
import sys
from collections.abc import Callable
from typing import TextIO

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from helpcentre.base.core.actor import Actor
from helpcentre.base.search import postings
from helpcentre.domain.knowledge.actions import import_folder
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.policy.actions import post_lists, post_starter
from helpcentre.domain.policy.starter import FOLDER as POLICY
from helpcentre.domain.privacy.erasing import ledger, standing
from helpcentre.domain.privacy.erasing.standing import Found

Say = Callable[[str], None]


class Counter(io.TextIOBase):
    """Takes what ``migrate`` writes and shows how far it is: one moving line on a terminal, silence elsewhere."""

    def __init__(self, total: int, screen: TextIO) -> None:
        self._total = total
        self._done = 0
        self._screen = screen

    def write(self, text: str) -> int:
        self._done += text.count(" OK")
        if self._screen.isatty():
            self._screen.write(f"\r  {self._done} of {self._total}" + ("\n" if self._done == self._total else ""))
            self._screen.flush()
        return len(text)

    def flush(self) -> None:
        self._screen.flush()

    def isatty(self) -> bool:
        return False


def prepare(say: Say) -> None:
    """Data directory, secret key, database tables, starter articles, demo. Whatever is there already is left alone."""
    if not settings.DATA.database.exists():
        say(f"Preparing {settings.DATA.root}")
    settings.DATA.prepare()
    _migrate(say)
    hold_against_ledger(say)
    with transaction.atomic():
        if postings.fill_if_empty():
            say("Search: the index was written anew")
    _import_articles(say)
    _post_policy(say)
    if settings.DEMO:
        _prepare_demo(say)


def _migrate(say: Say) -> None:
    executor = MigrationExecutor(connection)
    steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not steps:
        return
    say(f"Database: {steps} steps")
    call_command("migrate", interactive=False, verbosity=1, stdout=Counter(steps, sys.stdout), no_color=True)


def hold_against_ledger(say: Say) -> None:
    """People who were erased after a backup was made are erased again before anybody is served.

    Raises CommandError when the ledger is lost, for that is for a human being to mend.
    """
    found = standing.look()
    if found.found is Found.LOST:
        raise CommandError(
            f"{found.why}\nWithout the ledger of erasures, people who were erased may be in here again, so nothing is "
            "served.\n"
            f"Bring it from where it was kept into {ledger.folder()} (erasures.jsonl, ledger.key), then start again;\n"
            "or, if it is lost for good: helpcentre ledger rebuild"
        )
    if found.found is Found.BEHIND:
        say(f"Erasures: {standing.replay()} people were erased again; this database was older than the ledger")
    ledger.begin()


def _import_articles(say: Say) -> None:
    folder = settings.PACKAGE.parent / "content"
    if not folder.is_dir() or Article.objects.exists():
        return
    say("Articles: reading the starter articles in both languages")
    import_folder(actor=Actor.system(), folder=folder)


def _post_policy(say: Say) -> None:
    """The first version, or a new one when a release or a setting changed the lists and facts that it names."""
    if POLICY.is_dir() and post_starter(actor=Actor.system()):
        say("Privacy policy: the first version is in force")
    elif version := post_lists(actor=Actor.system()):
        say(f"Privacy policy: its lists have changed, so version {version.number} is in force")


def _prepare_demo(say: Say) -> None:
    from helpcentre.web.demo.actions import prepare as prepare_demo

    if prepare_demo():
        say("Demo: the people and their tickets are ready")
