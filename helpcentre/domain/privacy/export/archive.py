"""The archive itself: a ZIP with pages to read, one JSON file, and the files. Written once, front to back."""

import json
import os
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import translation

from helpcentre.base.core import clock
from helpcentre.base.core.private_file import sync_folder
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.export import document, pages
from helpcentre.domain.privacy.export.packing import copy_files, member, sealed, workspace
from helpcentre.domain.privacy.export.readings import handed_over
from helpcentre.domain.privacy.export.rows import shelves
from helpcentre.domain.privacy.export.spool import Spool, staff_ids


@dataclass
class Contents:
    """What went into an archive. ``missing`` are files that a row names and the store has not."""

    made_at: datetime
    rows: int = 0
    held_back: int = 0
    of_others: int = 0
    files: int = 0
    missing: list[str] = field(default_factory=list)
    size: int = 0
    sha256: str = ""


def build(person: Person, to: Path, *, language: str) -> Contents:
    """Write everything that the inventory exports about a person to ``to``, which must not exist.

    1. Each table is read once, ``BATCH`` rows at a time, onto the disk beside ``to``.
    2. The archive is written from there; files are copied piece by piece. Nothing is ever held whole in memory.
    3. It is fsynced and then takes its name, so that a name is always a whole archive.

    Raises FileExistsError.
    """
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    contents = Contents(clock.now())
    with workspace(to.parent) as folder:
        staff = staff_ids()
        over = handed_over(person.pk)
        spools = [
            Spool(shelf, folder).fill(person.pk, staff, handed_over=over.get(shelf.label, set())) for shelf in shelves()
        ]
        spools = [spool for spool in spools if spool.count or spool.held_back]
        contents.rows = sum(spool.count for spool in spools)
        contents.held_back = sum(spool.held_back for spool in spools)
        contents.of_others = sum(spool.of_others for spool in spools)
        draft = folder / "archive"
        draft.touch(mode=0o600, exist_ok=False)  # readable by this user only, wherever it is linked to
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, allowZip64=True, compresslevel=6) as archive:
            for spool in spools:
                copied, missing = copy_files(archive, spool)
                contents.files += copied
                contents.missing += missing
            with translation.override(language), member(archive, "data.json") as out:
                document.write(out, person, spools, contents.made_at, contents.missing)
            with translation.override(language):
                for name, text in pages.pages(person, spools, contents):
                    archive.writestr(name, text)
        contents.size, contents.sha256 = sealed(draft)
        os.link(draft, to)  # unlike a rename, this never replaces another's
    sync_folder(to.parent)
    return contents


def read_document(path: Path) -> dict[str, Any]:
    """``data.json`` of an archive, whole."""
    with zipfile.ZipFile(path) as archive, archive.open("data.json") as file:
        found: dict[str, Any] = json.load(file)
    return found
