"""The files of a folder that somebody else filled: found without following links, read within bounds."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from helpcentre.domain.knowledge.bad_file import BadFileError
from helpcentre.domain.people.models import Language

TOPICS = "topics.yaml"
SNIPPETS = "snippets"  # snippets/en/support-hours.md
LARGEST_TEXT = 200_000  # bytes


@dataclass(frozen=True)
class Found:
    """``name`` is the path below the folder, printable whatever it is made of."""

    path: Path
    name: str

    @property
    def stem(self) -> str:
        return printable(self.path.stem)

    @property
    def folder(self) -> str:
        return printable(self.path.parent.name)

    @property
    def is_snippet(self) -> bool:
        """Whether it lies in a language's folder of ``snippets``, which stands at the top."""
        parts = self.name.split("/")
        return len(parts) == 3 and parts[0] == SNIPPETS and parts[1] in Language.values


def files(folder: Path, ending: str) -> list[Found]:
    """The files with this ending anywhere below ``folder``, by name. Folders that are links are not entered."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(ending) and not name.startswith("."):
                path = Path(place) / name
                found.append(Found(path, printable(path.relative_to(folder).as_posix())))
    return sorted(found, key=lambda one: one.name)


def read(path: Path, *, largest: int) -> bytes:
    """Raises BadFileError for what is no plain file or larger than ``largest`` bytes, OSError when it cannot be read.

    A link, a device or a pipe is never opened: what it leads to was not put here.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        if path.is_symlink():
            raise BadFileError("is a link to somewhere else; put the file itself here") from None
        raise
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise BadFileError("is not a file")
        content = file.read(largest + 1)
    if len(content) > largest:
        raise BadFileError(f"is larger than {largest // 1000} kB")
    return content


def read_text(path: Path) -> str:
    """As ``read``, as text with lines that end in one way. Raises BadFileError for what is not UTF-8."""
    content = read(path, largest=LARGEST_TEXT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadFileError("is not UTF-8 text", line) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def printable(name: str) -> str:
    """A name that can be shown and stored, whatever bytes it was made of."""
    return "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in name)
