"""What was loaded at the start, gathered in large pages of memory where Linux can do that.

A running server reads a hundred megabytes of objects that lie in pages of 4 kB, and the processor remembers where only
some of them are. In a virtual machine it looks each of the others up in two tables, one after the other. In pages of
2 MB it remembers nearly all: a page made anew costs 7 % less, and no memory (docs/adr/0020).
"""

import ctypes
from collections.abc import Iterator
from pathlib import Path

_COLLAPSE = 25  # MADV_COLLAPSE of Linux 6.1 (madvise(2)); ``mmap`` of Python 3.11 advises on its own mappings only
_LARGE = 2 << 20


def gather() -> int:
    """Bytes of this process that now lie in large pages; 0 where there is no such thing. Content never changes."""
    try:
        madvise = ctypes.CDLL(None).madvise
        return sum(length for start, length in list(_own()) if _advised(madvise, start, length))
    except (OSError, AttributeError, ValueError):
        return 0


def _advised(madvise: "ctypes._NamedFuncPointer", start: int, length: int) -> bool:
    return int(madvise(ctypes.c_void_p(start), ctypes.c_size_t(length), _COLLAPSE)) == 0


def _own() -> Iterator[tuple[int, int]]:
    """The whole large pages in this process's own memory: where they start, and their bytes."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        span, rights, _, _, inode, *name = line.split(maxsplit=5)
        if rights != "rw-p" or inode != "0" or (name and name[0] != "[heap]"):
            continue
        first, end = (int(number, 16) for number in span.split("-"))
        start = -(-first // _LARGE) * _LARGE
        if end - start >= _LARGE:
            yield start, (end - start) // _LARGE * _LARGE
