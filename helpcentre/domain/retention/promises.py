"""P29: whether anything is still here whose time is over, counted row by row and file by file."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.inventory.registry import files
from helpcentre.base.inventory.retention import Rule
from helpcentre.base.inventory.terms import all_terms
from helpcentre.base.promises.controls import Evidence, Words, control
from helpcentre.domain.retention import believing, overdue
from helpcentre.domain.retention.periods import chosen, days_of

_SLACK = timedelta(days=1)  # of the jobs, which come every hour, and of a server that was off for a night


@control("P29", summary=_("Every row and file that has a time, against the moment it counts from"))
def nothing_is_kept_past_its_time() -> Evidence:
    """Asks each table by its own declaration, so a table that came yesterday is asked as well."""
    now = clock.now()
    among = chosen()
    examined, held, late = 0, 0, {}
    for term in all_terms():
        examined += term.model._base_manager.exists()
        free, kept = overdue.split(term, overdue.past(term, days_of(term, among), now - _SLACK))
        held += kept.count()
        if number := free.count():
            late[term.name] = number
    old_files = sum(1 for _path in _files_past(now - _SLACK))
    found: list[tuple[Words, object]] = [
        (_("Rules with a time"), len(all_terms())),
        (_("Of them with something to examine"), examined),
        (_("Rows and fields past their time"), sum(late.values())),
        (_("Files past their time"), old_files),
        (_("Past their time, but a legal hold keeps them"), held),
        *((name, number) for name, number in late.items()),
    ]
    if not believing.look(now).is_believed:
        return Evidence.unproven(_("The clock of the server jumped, so nobody can say what is past its time."), *found)
    if late or old_files:
        return Evidence.broken(_("Something is still here although its time is over."), *found)
    if not examined:
        return Evidence.unproven(_("Nothing that has a time is stored yet."), *found)
    return Evidence.kept(_("Nothing is here whose time is over."), *found)


def _files_past(now: datetime) -> Iterator[Path]:
    for root in files():
        if root.retention.rule is not Rule.PERIOD or root.retention.period is None:
            continue
        limit = (now - root.retention.period).timestamp()
        for path in settings.DATA.root.glob(f"{root.path}/**/*"):
            if path.is_file() and not path.name.startswith(".") and path.stat().st_mtime < limit:
                yield path
