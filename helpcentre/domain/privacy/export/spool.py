"""What was read of one table, on the disk, so that the two forms it takes in the archive say the same."""

import json
from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path
from typing import Any

from helpcentre.base.files.models import Finding, StoredFile
from helpcentre.base.inventory.registry import inventory
from helpcentre.domain.people.models import StaffMember
from helpcentre.domain.privacy.export.file_names import name_in_archive
from helpcentre.domain.privacy.export.plain_values import plain_value
from helpcentre.domain.privacy.export.rows import BATCH, Row, Shelf, rows

US, OTHER = "us", "other"


class Spool:
    """The rows of one table as lines of JSON: ``{"values", "by", "files": {name: [stored name, size, place]}}``.

    A file of somebody else in which nobody could look for viruses is not handed over: ``"back": {name: reason}``.
    """

    def __init__(self, shelf: Shelf, folder: Path) -> None:
        self.shelf = shelf
        self.label = shelf.label
        self.count = self.held_back = self.of_others = self.left_out = self.files = self.files_back = self.bytes = 0
        self._path = folder / f"{shelf.label}.jsonl"

    def fill(
        self,
        person_id: int,
        staff: set[int],
        *,
        keeps: Callable[[Row], bool] | None = None,
        handed_over: Set[Any] = frozenset(),
    ) -> "Spool":
        """Read the table. Rows that ``keeps`` says no to are counted and left out; see ``rows`` for ``handed_over``."""
        with self._path.open("w", encoding="utf-8") as out:
            batch: list[Row] = []
            for row in rows(self.shelf, person_id, handed_over):
                if keeps is not None and not keeps(row):
                    self.left_out += 1
                    continue
                batch.append(row)
                if len(batch) == BATCH:
                    self._write(batch, person_id, staff, out.write)
                    batch = []
            self._write(batch, person_id, staff, out.write)
        return self

    def lines(self) -> Iterator[dict[str, Any]]:
        with self._path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)

    def _write(self, batch: Iterable[Row], person_id: int, staff: set[int], write: Any) -> None:
        wanted = [number for row in batch for number in row.files.values()]
        stored = StoredFile.objects.in_bulk(wanted) if wanted else {}
        for row in batch:
            if row.held_back:
                self.held_back += 1
                continue
            line: dict[str, Any] = {"values": {name: plain_value(value) for name, value in row.values.items()}}
            if row.by != person_id:
                line["by"] = US if row.by in staff else OTHER
                self.of_others += row.by not in staff
            files = {name: stored[number] for name, number in row.files.items() if number in stored}
            back = {name: _reason(file) for name, file in files.items() if _is_back(file, own=row.by == person_id)}
            if back:
                line["back"] = back
                self.files_back += len(back)
                files = {name: file for name, file in files.items() if name not in back}
            if files:
                line["files"] = {
                    name: [file.name, file.size, name_in_archive(self.label, file, row.values)]
                    for name, file in files.items()
                }
                self.files += len(files)
                self.bytes += sum(file.size for file in files.values())
            self.count += 1
            write(json.dumps(line, ensure_ascii=False) + "\n")


def _is_back(file: StoredFile, *, own: bool) -> bool:
    """What somebody sent themselves they get back even if nobody looked at it, but never a virus."""
    return file.is_held_back and (not own or file.finding == Finding.INFECTED)


def _reason(file: StoredFile) -> str:
    return file.finding or "not_checked_yet"


def staff_ids() -> set[int]:
    """Whoever writes, or wrote, in our name."""
    return set(StaffMember.objects.values_list("person_id", flat=True))


def group_of(spool: Spool) -> Any:
    """The heading of the privacy page under which a table belongs."""
    return next(iter(inventory.tables[spool.label].fields.values())).group
