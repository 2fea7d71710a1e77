"""The archive for an authority: a ZIP with what was approved and nothing else, and a manifest that says what it is.

For each person there is a folder with a page to read, ``data.json`` in the form of docs/export.md, and the files.
"""

import json
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils import translation

from helpcentre.base.core import clock
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.export import document
from helpcentre.domain.privacy.export.packing import copy_files, member, sealed
from helpcentre.domain.privacy.export.rows import Row
from helpcentre.domain.privacy.export.spool import Spool, staff_ids
from helpcentre.domain.sharing.disclosures import page
from helpcentre.domain.sharing.disclosures.approved import everybody, scope_of
from helpcentre.domain.sharing.disclosures.models import Disclosure
from helpcentre.domain.sharing.disclosures.scope import Scope, narrowed

FORMAT, VERSION = "dukasystem-help-centre-disclosure", 1
MANIFEST = "manifest.json"


@dataclass
class Packed:
    """What went in. ``people`` are ids; ``erased`` those of whom there is nothing any more."""

    people: list[int] = field(default_factory=list)
    erased: list[int] = field(default_factory=list)
    rows: int = 0
    files: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    contents: list[dict[str, Any]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True)
class Voices:
    """Whose words may be in it: those of the team, and of the people it is about."""

    staff: set[int]
    people: set[int]

    def may_speak(self, row: Row) -> bool:
        return row.by is None or row.by in self.staff or row.by in self.people


def folder_of(person_id: int) -> str:
    return f"person-{person_id}/"


def pack(disclosure: Disclosure, folder: Path) -> tuple[Path, Packed]:
    """Write the archive into ``folder``, which goes afterwards. One table of one person is read at a time."""
    scope, packed, made_at = scope_of(disclosure), Packed(), clock.now()
    draft = folder / "archive"
    draft.touch(mode=0o600, exist_ok=False)
    people = everybody(scope)
    voices = Voices(staff_ids(), {person.pk for person in people})
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, allowZip64=True, compresslevel=6) as archive:
        for person in people:
            if person.erased_at is not None:
                packed.erased.append(person.pk)
                continue
            spools = _read(person, folder, scope, voices, packed)
            if spools:
                with translation.override(disclosure.language):
                    _write(archive, disclosure.reference, person, spools, packed)
        with member(archive, MANIFEST) as out:
            out.write(json.dumps(_manifest(disclosure, scope, packed, made_at), indent=1).encode())
    packed.size, packed.sha256 = sealed(draft)
    return draft, packed


def _read(person: Person, folder: Path, scope: Scope, voices: Voices, packed: Packed) -> list[Spool]:
    """What may be had of one person, table by table. Words of somebody outside the scope stay here, and notes that the
    team wrote for itself."""
    place = folder / folder_of(person.pk)
    place.mkdir(mode=0o700)
    shelves = narrowed(scope, person.pk)
    spools = [Spool(shelf, place).fill(person.pk, voices.staff, keeps=voices.may_speak) for shelf in shelves]
    for spool in spools:
        packed.left_out["notes of our team"] += spool.held_back
        packed.left_out["words of others"] += spool.left_out
        if spool.files_back:
            packed.left_out["files not checked for viruses"] += spool.files_back
        spool.held_back = 0  # the archive does not invite anybody to ask for them
    return [spool for spool in spools if spool.count]


def _write(archive: zipfile.ZipFile, reference: str, person: Person, spools: list[Spool], packed: Packed) -> None:
    under, missing = folder_of(person.pk), list[str]()
    for spool in spools:
        copied, gone = copy_files(archive, spool, under=under)
        missing += gone
        packed.files += copied
        packed.rows += spool.count
        columns = {each.export.name: each.category.value for each in spool.shelf.fields}
        said = {"person": person.pk, "table": spool.label, "rows": spool.count, "files": copied, "columns": columns}
        packed.contents.append(said)
    with member(archive, f"{under}data.json") as out:
        document.write(out, person, spools, clock.now(), missing)
    with member(archive, f"{under}index.html") as out:
        page.write(out, reference, person, spools)
    packed.missing += [under + each for each in missing]
    packed.people.append(person.pk)


def _manifest(disclosure: Disclosure, scope: Scope, packed: Packed, made_at: Any) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "reference": disclosure.reference,
        "made_at": made_at.isoformat(),
        "approved": {
            "people": sorted(scope.people),
            "businesses": sorted(scope.businesses),
            "tickets": sorted(scope.tickets),
            "categories": sorted(scope.categories),
            "since": scope.since.isoformat() if scope.since else None,
            "until": scope.until.isoformat() if scope.until else None,
        },
        "people": packed.people,
        "erased": packed.erased,
        "contents": packed.contents,
        "left_out": dict(packed.left_out),
        "missing_files": packed.missing,
    }
