"""P33: a copy of everything is really everything.

An archive is made of somebody who wrote to us lately, and every field that the inventory exports is read again from the
database, by a way of its own, and looked for in it. Nothing of it is kept.
"""

import hashlib
import json
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.files.models import StoredFile
from helpcentre.base.inventory.registry import Table, inventory
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.export import archive, readings, rows
from helpcentre.domain.privacy.export.plain_values import plain_value
from helpcentre.domain.privacy.models import PersonExport
from helpcentre.domain.tickets.models import Attachment, Ticket

_LOOKED_AT = 50  # the newest tickets, among whose people one is taken
_MOST_MESSAGES = 300
_MOST_BYTES = 50_000_000
_GRACE = timedelta(hours=3)  # the schedule removes old archives every hour


@dataclass
class Comparison:
    """``absent`` names what the archive lacks: fields, and files."""

    fields: int = 0
    values: int = 0
    files: int = 0
    absent: list[str] = field(default_factory=list)


@control(
    "P33", summary=_("A copy of one person's data, compared with every field that is stored; the copies that wait")
)
def a_copy_is_complete() -> Evidence:
    """Makes one and compares. What changes meanwhile would look like a gap, so a gap is looked at twice."""
    waiting, faulty = _waiting()
    person = somebody()
    found = compare(person) if person else Comparison()
    if person and found.absent:
        found = compare(person)
    facts = (
        (_("Stored fields compared"), found.fields),
        (_("Values found again"), found.values),
        (_("Files found again, byte for byte"), found.files),
        (_("Missing in the copy"), ", ".join(sorted(found.absent)[:10]) or 0),
        (_("Copies that wait to be fetched"), waiting),
        (_("Copies that are missing, damaged or too old"), faulty),
    )
    if found.absent:
        return Evidence.broken(_("The copy that people can download is not complete."), *facts)
    if faulty:
        return Evidence.broken(_("A copy that was promised is missing, or lies here for too long."), *facts)
    if person is None:
        return Evidence.unproven(_("Nobody has written to us yet, so there was nothing to copy."), *facts)
    return Evidence.kept(_("The copy that people can download holds every stored field about them."), *facts)


def _waiting() -> tuple[int, int]:
    """How many archives wait, and how many of them, or of the files beside them, are not as they should be.

    Each ready one lies where its row says, with its size, and nothing outlives its time.
    """
    ready = list(PersonExport.objects.filter(ready_at__isnull=False))
    faulty = sum(each.is_ready and not _lies_there(each) for each in ready)
    faulty += sum(each.expires_at is not None and each.expires_at < clock.now() - _GRACE for each in ready)
    return len(ready), faulty + _stray()


def _lies_there(export: PersonExport) -> bool:
    """With its size, and with every byte where it is not too big to be read each time."""
    if not export.path.is_file() or export.path.stat().st_size != export.size:
        return False
    if export.size > _MOST_BYTES:
        return True
    with export.path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == export.sha256


def somebody() -> Person | None:
    """Whoever wrote lately and is small enough to be copied each time the promises are measured."""
    newest = Ticket.objects.filter(requester__erased_at=None).order_by("-id").values_list("requester", flat=True)
    for number in dict.fromkeys(newest[:_LOOKED_AT]):
        theirs = Ticket.objects.filter(requester=number)
        files = Attachment.objects.filter(message__ticket__requester=number)
        if theirs.aggregate(n=Count("messages"))["n"] > _MOST_MESSAGES:
            continue
        if (files.aggregate(n=Sum("file__size"))["n"] or 0) <= _MOST_BYTES:
            return Person.objects.get(pk=number)
    return None


def compare(person: Person) -> Comparison:
    """Make an archive of somebody, look for everything in it, throw it away."""
    settings.DATA.exports.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = Comparison()
    with tempfile.TemporaryDirectory(prefix="proof-", dir=settings.DATA.exports) as folder:
        path = Path(folder) / "copy.zip"
        archive.build(person, path, language=person.language)
        document = archive.read_document(path)
        with zipfile.ZipFile(path) as packed:
            for label, table in inventory.tables.items():
                if table.has_model:
                    _compare_table(label, table, person.pk, document["tables"].get(label, {}), found)
                    _compare_files(label, document["tables"].get(label, {}), packed, found)
    return found


def _compare_table(label: str, table: Table, person_id: int, there: dict[str, Any], found: Comparison) -> None:
    released = readings.handed_over(person_id).get(label, set())
    for each in table.fields.values():
        if not each.export.name or not each.owners:
            continue
        found.fields += 1
        stored = Counter(_stored(label, table, each.field, person_id, released))
        copied = Counter(_key(row[each.export.name]) for row in there.get("rows", []) if each.export.name in row)
        found.values += sum((stored & copied).values())
        if stored - copied:
            found.absent.append(f"{label}.{each.field}")


def _stored(label: str, table: Table, name: str, person_id: int, released: set[int]) -> Iterator[str]:
    """What the database holds, each row once, without those that are held back and were not released."""
    model = apps.get_model(label)
    everything = model._base_manager.all()
    speech = table.speech
    kept: dict[Any, Any] = {}
    for owner in table.fields[name].owners:
        theirs = rows.owned(owner, label, everything, person_id)
        if speech and speech.held_back is not None:
            back = theirs.filter(**speech.held_back).exclude(**{speech.by: person_id}).values_list("pk", flat=True)
            theirs = theirs.exclude(pk__in=set(back) - released)
        kept.update(theirs.values_list("pk", name))
    return (_key(plain_value(value)) for value in kept.values())


def _compare_files(label: str, there: dict[str, Any], packed: zipfile.ZipFile, found: Comparison) -> None:
    """Every stored file that a copied row names, byte for byte."""
    model = apps.get_model(label)
    names = {each.name for each in model._meta.local_fields if each.related_model is StoredFile}
    names = {inventory.tables[label].fields[name].export.name for name in names} - {""}
    for row in there.get("rows", []) if names else []:
        for name in names:
            if row.get(name) is None:
                continue
            place = row.get("_files", {}).get(name, "")
            file = StoredFile.objects.filter(pk=row[name]).first()
            if file is not None and file.is_held_back and name in row.get("_files_held_back", {}):
                continue  # and said so
            if file is None or place not in packed.namelist() or _hash(packed, place) != file.sha256:
                found.absent.append(f"{label}.{name}: a file")
            else:
                found.files += 1


def _hash(packed: zipfile.ZipFile, place: str) -> str:
    with packed.open(place) as member:
        return hashlib.file_digest(member, "sha256").hexdigest()  # type: ignore[arg-type]


def _stray() -> int:
    """Files without a row that no archive in the making explains."""
    if not settings.DATA.exports.is_dir():
        return 0
    known = set(PersonExport.objects.values_list("name", flat=True))
    before = (clock.now() - timedelta(days=1) - _GRACE).timestamp()
    return sum(path.name not in known and path.stat().st_mtime < before for path in settings.DATA.exports.iterdir())


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
