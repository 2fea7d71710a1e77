"""A file of people, from being looked at to being taken over by a worker."""

from datetime import timedelta
from itertools import islice

from django.conf import settings
from django.db import transaction
from django.db.models import F

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.registry import Job
from helpcentre.domain.people.actions.imports import BATCH, Outcome, import_line
from helpcentre.domain.people.importing import lines, table
from helpcentre.domain.people.models import PeopleImport, Person

LIFE = timedelta(days=1)


def keep_import(*, person: Person, content: bytes) -> PeopleImport:
    """Keep a file that was looked at and not yet started."""
    return PeopleImport.objects.create(person=person, content=content)


def start_import(*, found: PeopleImport, job: Job) -> bool:
    """Let a worker take it over; a second press starts nothing."""
    with transaction.atomic():
        waiting = PeopleImport.objects.filter(pk=found.pk, started_at=None)
        if not waiting.update(started_at=clock.now()):
            return False
        job.enqueue(import_id=found.pk)
    return True


def run_import(*, import_id: int) -> None:
    """Go on from the last line that is counted, a hundred lines and their count in one transaction."""
    found = PeopleImport.objects.filter(pk=import_id, finished_at=None).exclude(started_at=None).first()
    if found is None:
        return
    actor = found.person.actor if found.person else Actor.system()
    rows = (row for row in table.rows(bytes(found.content)) if row.line > found.done_line)
    while some := list(islice(rows, BATCH)):
        with transaction.atomic():
            counts = dict.fromkeys((*Outcome, "faulty"), 0)
            for row in some:
                counts[_outcome(actor, row)] += 1
            mine = PeopleImport.objects.filter(pk=found.pk, done_line__lt=some[-1].line)
            mine.update(done_line=some[-1].line, **{str(key): F(str(key)) + count for key, count in counts.items()})
    PeopleImport.objects.filter(pk=found.pk).update(finished_at=clock.now(), content=b"")


def _outcome(actor: Actor, row: table.Row) -> str:
    try:
        line = lines.clean(row, region=settings.DEFAULT_REGION)
    except lines.LineFaultError:
        return "faulty"
    return import_line(actor=actor, line=line)


def forget_imports() -> int:
    """Files that nobody started, and what is done, after a day. Returns how many went."""
    return PeopleImport.objects.filter(created_at__lt=clock.now() - LIFE).delete()[0]
