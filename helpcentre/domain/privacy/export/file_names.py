"""Names inside an archive. Whoever unpacks it gets files in its own folders and nowhere else."""

from collections.abc import Mapping
from typing import Any

from helpcentre.base.files import titles
from helpcentre.base.files.models import StoredFile


def name_in_archive(label: str, file: StoredFile, values: Mapping[str, Any]) -> str:
    """``files/<table>/<id>-<what its sender called it>``; without such a name the id alone."""
    given = str(values.get("name") or "file.bin")
    ending = given.rpartition(".")[2]
    plain = ending.lower() if ending.isascii() and ending.isalnum() and len(ending) <= 8 else "bin"
    return f"files/{label}/{file.pk}-{titles.clean(given, endings=[plain])}"
