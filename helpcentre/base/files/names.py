"""Names of stored files: random, so that none can be guessed and none says anything about a person."""

import re
import secrets
from pathlib import PurePosixPath

_NAME = re.compile(r"[0-9a-f]{32}")


def random_name() -> str:
    return secrets.token_hex(16)


def is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


def place(name: str) -> PurePosixPath:
    """``ab/cd/abcd…``, relative to the store: two levels keep folders small. ``ValueError`` for anything
    that is not such a name, so no path from outside is ever followed."""
    if not is_name(name):
        raise ValueError("not the name of a stored file")
    return PurePosixPath(name[:2], name[2:4], name)
