"""P32 and P35: whether those who were erased are gone from everywhere, now, and not only on the day it was done."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _

from helpcentre.base.backups import expiry
from helpcentre.base.core import clock
from helpcentre.base.events.models import Event
from helpcentre.base.promises.controls import Evidence, Words, control
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy import events
from helpcentre.domain.privacy.erasing import mailing, rows, running, server_logs, standing
from helpcentre.domain.privacy.erasing import whose as named
from helpcentre.domain.privacy.erasing.standing import Found
from helpcentre.domain.privacy.merging.watching import left_behind
from helpcentre.domain.privacy.models import Cause, Erasure, Kind, RightsRequest, State
from helpcentre.domain.retention import holds

WINDOW = 20  # newest erasures that are gone through table by table
_SLACK = timedelta(days=1)  # of a job and of the chore that removes backups


@control("P32", summary=_("Everybody who was erased, in every table, file and backup, and the ledger"))
def who_was_erased_is_gone() -> Evidence:
    """Counts again what is left of the newest, reads the ledger to its end, and looks at the dates of the backups."""
    finished = list(Erasure.objects.exclude(finished_at=None).order_by("-finished_at")[:WINDOW])
    ledger = standing.look()
    remembered = [each for each in finished if not _is_empty(each.person_id)]
    left = sum(running.left(named.nameless(each.person_id)) for each in finished)
    unwritten = sum(each.ledger_number is None for each in finished)
    late = len(overdue())
    behind, said_of_merged = left_behind()
    newest = finished[0].finished_at if finished else None
    old = _backups_that_hold_them(newest)
    logs = _server_logs_that_hold_them()
    found: tuple[tuple[Words, object], ...] = (
        (_("Erased so far"), Erasure.objects.exclude(finished_at=None).count()),
        (_("Gone through again now"), len(finished)),
        (_("Whose name or address stands again"), len(remembered)),
        (_("Rows, files and words of theirs found"), left),
        (_("Entries in the ledger"), ledger.entries),
        (_("Erased, but not in the ledger"), unwritten),
        (_("In the ledger, but here again"), len(ledger.again)),
        (_("Waiting past their day"), late),
        (_("Backups that hold them past their day"), old),
        (
            _("Files of the server's log that may hold them past their day"),
            _("not shown to us") if logs is None else logs,
        ),
        *said_of_merged,
    )
    if ledger.found is Found.LOST:
        return Evidence.broken(_("The ledger of erasures is lost, or is not what was written."), *found)
    if ledger.found is Found.BEHIND or remembered or left or unwritten or late or old or logs or behind:
        return Evidence.broken(_("Something of a person who was erased is still here, or comes back."), *found)
    if not finished:
        return Evidence.unproven(_("Nobody has been erased yet."), *found)
    return Evidence.kept(
        _("Whoever was erased is gone from tables, files and search, and a backup cannot bring them back."), *found
    )


@control("P35", summary=_("What became of every request to be erased, its proof, and its certificate"))
def whoever_asks_is_erased_with_proof() -> Evidence:
    """A request that says done although nothing was even planned, an erasure that nobody asked for, a certificate
    that lacks its dates, a name that was kept: each would be a lie on paper."""
    finished = list(Erasure.objects.exclude(finished_at=None).order_by("-finished_at")[:WINDOW])
    done = RightsRequest.objects.filter(kind=Kind.DELETE, state=State.DONE)
    untrue = done.filter(person__erased_at=None, person__erasures=None).count()
    unasked = sum(not _was_asked(each) for each in finished)
    undated = sum(not _is_dated(each) for each in finished)
    looking = Erasure.objects.exclude(finished_at=None).exclude(looks_for={}).count()
    addresses = mailing.kept_too_long(_SLACK)
    stuck = Erasure.objects.filter(started_at__lt=clock.now() - _SLACK, finished_at=None, cancelled_at=None).count()
    found: tuple[tuple[Words, object], ...] = (
        (_("Certificates examined"), len(finished)),
        (_("Requests said to be done whose person is still here"), untrue),
        (_("Erased although nobody asked"), unasked),
        (_("Certificates without their dates"), undated),
        (_("Names kept after the end of an erasure"), looking),
        (_("Addresses for certificates kept past their time"), addresses),
        (_("Begun and not finished within a day"), stuck),
    )
    if untrue or unasked or undated or looking or addresses or stuck:
        return Evidence.broken(_("An erasure is not what its certificate says."), *found)
    if not finished:
        return Evidence.unproven(_("Nobody has been erased yet."), *found)
    return Evidence.kept(_("Whoever asked was erased, and each certificate says what went and when."), *found)


def overdue() -> list[Erasure]:
    """Those whose day came more than a day ago and that nothing pauses."""
    waiting = Erasure.objects.filter(cancelled_at=None, finished_at=None, begins_at__lt=clock.now() - _SLACK)
    return [each for each in waiting if not holds.held(each.person_id)]


def _is_empty(person_id: int) -> bool:
    """The tombstone: every personal field of the person's own row is as an erasure leaves it."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None or person.erased_at is None or person.is_active:
        return False
    fields = [each for portion in rows.blanked() if portion.model is Person for each in portion.fields]
    return all(getattr(person, each.field) == rows.empty(Person, each) for each in fields)


def _backups_that_hold_them(newest: datetime | None) -> int:
    if newest is None:
        return 0
    return sum(backup.created_at < newest for backup in expiry.overdue(settings.DATA, by=_SLACK))


def _server_logs_that_hold_them() -> int | None:
    """Of the newest whose certificate says that the log of the database server holds nothing of them by now."""
    faded = clock.now() - timedelta(days=settings.ARCHIVE_DAYS) - _SLACK
    newest = Erasure.objects.filter(finished_at__lt=faded).order_by("-finished_at").first()
    return server_logs.written_before(newest.finished_at) if newest and newest.finished_at else 0


def _was_asked(erasure: Erasure) -> bool:
    if erasure.cause == Cause.REPLAY:
        return True  # asked before the backup was made
    return Event.objects.filter(kind=events.ERASURE_ASKED.name, subject_kind="erasure", subject_id=erasure.pk).exists()


def _is_dated(erasure: Erasure) -> bool:
    """Each place has its moment, between beginning and end; on PostgreSQL the archives have their day."""
    said = erasure.certificate
    try:
        moments = [datetime.fromisoformat(place["at"]) for place in said["places"].values()]
        whole = said["finished"] and said["fades"] and moments
        archives = connection.vendor != "postgresql" or said["archives"]
    except (KeyError, ValueError, TypeError):
        return False
    return bool(whole and archives) and all(at <= datetime.fromisoformat(said["finished"]) for at in moments)
