"""The ledger: who was erased, in a file that no backup holds, as marks that only the key beside it can make.

Each line is one entry: its number, when, the person's mark, and a chain over the entry before it. A line that is
changed, moved or taken out breaks the chain from there on; one that is cut off at the end is missed by the database,
which knows number and chain of each erasure. A line is appended and fsynced before the first thing is erased.
"""

import fcntl
import hmac
import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from helpcentre.base.core import clock
from helpcentre.base.core.private_file import create_once, sync_folder
from helpcentre.domain.people.models import Person

_BEGIN = "begin"


class LedgerError(Exception):
    """The ledger is missing, or is not what was written. The text says what is wrong."""


@dataclass(frozen=True)
class Entry:
    number: int
    at: str  # ISO 8601, UTC
    who: str
    chain: str


def folder() -> Path:
    """Where it lies: a folder the operator named, or one in the data directory."""
    return Path(settings.LEDGER) if settings.LEDGER else settings.DATA.ledger


def path() -> Path:
    return folder() / "erasures.jsonl"


def key_path() -> Path:
    return folder() / "ledger.key"


def exists() -> bool:
    return path().exists() and key_path().exists()


def begin() -> bool:
    """Make an empty ledger where there is none; whether this call did."""
    made = create_once(key_path(), secrets.token_hex(32))
    return create_once(path(), "") or made


def mark_of(person: Person) -> str:
    """The person's mark. Id and first moment together: an id alone is given out anew after a restore."""
    return marker()(person.pk, person.created_at)


def marker() -> Callable[[int, datetime], str]:
    """Makes marks of id and first moment, with the key read once."""
    key = _key()

    def mark(number: int, born: datetime) -> str:
        return _sign(key, f"person {number} {born.astimezone(UTC).isoformat(timespec='microseconds')}")

    return mark


def entries() -> list[Entry]:
    """Everything in it, the chain verified; a last line that a crash left unfinished is none. Raises LedgerError."""
    return _verified(_lines(_read()), _key())


def append(person: Person) -> Entry:
    """Write the person down, once: whoever stands in it already keeps their entry. Raises LedgerError."""
    with _locked():
        text = _read()
        known = _verified(_lines(text), _key())
        mark = mark_of(person)
        found = next((entry for entry in known if entry.who == mark), None)
        if found is not None:
            return found
        at = clock.now().astimezone(UTC).isoformat(timespec="seconds")
        number = len(known) + 1
        entry = Entry(number, at, mark, _link(_key(), known[-1].chain if known else _BEGIN, number, at, mark))
        _write(entry, keep=text.rfind("\n") + 1)
    return entry


def _write(entry: Entry, *, keep: int) -> None:
    descriptor = os.open(path(), os.O_RDWR)
    with os.fdopen(descriptor, "r+b", buffering=0) as file:
        file.truncate(keep)  # what a crash left of a line
        file.seek(keep)
        file.write(json.dumps(asdict(entry)).encode() + b"\n")
        os.fsync(file.fileno())


def _read() -> str:
    try:
        return path().read_text("ascii")
    except FileNotFoundError:
        raise LedgerError(f"There is no ledger in {folder()}.") from None
    except UnicodeDecodeError:
        raise LedgerError(f"{path()} is not a ledger.") from None


def _lines(text: str) -> list[str]:
    return text[: text.rfind("\n") + 1].splitlines()


def _verified(lines: list[str], key: bytes) -> list[Entry]:
    found: list[Entry] = []
    before = _BEGIN
    for number, line in enumerate(lines, 1):
        try:
            entry = Entry(**json.loads(line))
            expected = _link(key, before, number, entry.at, entry.who)
            is_whole = entry.number == number and hmac.compare_digest(entry.chain, expected)
        except (ValueError, TypeError):
            is_whole = False
        if not is_whole:
            raise LedgerError(f"Line {number} of {path()} is not what was written there.")
        found.append(entry)
        before = entry.chain
    return found


def _link(key: bytes, before: str, number: int, at: str, who: str) -> str:
    return _sign(key, f"{before} {number} {at} {who}")


def _sign(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), sha256).hexdigest()


def _key() -> bytes:
    try:
        return bytes.fromhex(key_path().read_text("ascii").strip())
    except FileNotFoundError:
        raise LedgerError(f"There is no key of the ledger in {folder()}.") from None
    except ValueError:
        raise LedgerError(f"{key_path()} holds no key.") from None


@contextmanager
def _locked() -> Iterator[None]:
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(folder() / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
        sync_folder(folder())
    finally:
        os.close(lock)
