"""``data.json``: everything, for programs. Its form is described in docs/export.md and docs/export.schema.json."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import IO, Any

from helpcentre.base.inventory.registry import inventory
from helpcentre.base.inventory.summary import retention_words
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.export.spool import Spool, group_of

FORMAT, VERSION = "dukasystem-help-centre-export", 1


def write(out: IO[bytes], person: Person, spools: Sequence[Spool], made_at: datetime, missing: Sequence[str]) -> None:
    """Write the document row by row. ``missing`` is complete by now: the files were copied before."""
    head = {"format": FORMAT, "version": VERSION, "made_at": made_at.isoformat(), "person": person.pk}
    out.write(_json(head)[:-1] + b',"missing_files":' + _json(list(missing)) + b',"tables":{')
    for number, spool in enumerate(spools):
        out.write(b"," * bool(number) + b"\n" + _json(spool.label) + b":" + _json(_about(spool))[:-1] + b',"rows":[')
        for position, line in enumerate(spool.lines()):
            out.write(b"," * bool(position) + b"\n" + _json(_row(line)))
        out.write(b"]}")
    out.write(b"}}\n")


def _about(spool: Spool) -> dict[str, Any]:
    """Why these rows are held, for how long, and how each column is called and sorted."""
    table = inventory.tables[spool.label]
    first = next(iter(table.fields.values()))
    about: dict[str, Any] = {
        "group": group_of(spool).value,
        "use": first.use.value,
        "basis": first.basis.value,
        "kept": retention_words(first),
        "columns": {each.export.name: each.category.value for each in spool.shelf.fields},
        "count": spool.count,
    }
    if spool.held_back and table.speech:
        about["held_back"] = {"count": spool.held_back, "why": str(table.speech.why)}
    return about


def _row(line: dict[str, Any]) -> dict[str, Any]:
    made = dict(line["values"])
    if line.get("by"):
        made["_words_of"] = line["by"]
    if files := line.get("files"):
        made["_files"] = {name: place for name, (_, _, place) in files.items()}
    if back := line.get("back"):
        made["_files_held_back"] = back
    return made


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
