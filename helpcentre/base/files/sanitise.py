"""Pictures from outside, made harmless: read by another process, encoded anew, without anything but the picture.

That process has bounded memory and time (``picture_child``). It stays warm between pictures and ends when there are
none for a while; a picture that kills it costs nobody else's. Location, names and every other note of the camera are
gone, the picture stands upright, and everything is WebP.
"""

import json
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

LIMIT = 10_000_000  # bytes as it comes in
PIXELS = 40_000_000
SIDE = 1600  # dots of the longer side as it is kept
PATIENCE = 60.0  # seconds for one picture

_CHILD = Path(__file__).with_name("picture_child.py")


class Refusal(models.TextChoices):
    NOT_A_PICTURE = "not_a_picture", _("This is not a picture we can read. Choose a JPEG, PNG, WebP or GIF file.")
    TOO_MANY_BYTES = "too_many_bytes", _("This picture is larger than 10 MB. Make it smaller and try again.")
    TOO_MANY_PIXELS = "too_many_pixels", _("This picture has too many dots: over 40 million. Make it smaller.")
    BROKEN = "broken", _("This picture is damaged or not complete. Save it once more and try again.")


class RefusedPictureError(ValueError):
    """``reason.label`` says it to whoever sent the picture."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(str(reason.label))
        self.reason = reason


@dataclass(frozen=True)
class Size:
    """WebP bytes and the picture's dots."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True)
class CleanPicture:
    """``kept`` is the picture, at most ``SIDE`` dots long; ``smaller`` the widths asked for, narrowest first."""

    kept: Size
    smaller: tuple[Size, ...]


def picture(
    data: bytes, *, widths: Sequence[int] = (), keep_own: bool = False, side: int = SIDE, limit: int = LIMIT
) -> CleanPicture:
    """Raises RefusedPictureError with the reason.

    Of ``widths`` wider than the picture one is made, as wide as the picture. ``keep_own`` takes a picture that looks as
    if it came from here (a bare WebP within bounds, which decodes) byte for byte: for files of whoever runs the
    machine, so that what was written out comes back the same. ``side`` is the dots of the longer side that are kept.
    """
    if len(data) > limit:
        raise RefusedPictureError(Refusal.TOO_MANY_BYTES)
    asked = {"side": side, "pixels": PIXELS, "widths": sorted(widths), "keep": keep_own}
    kept, *smaller = _child.ask(asked, data)
    return CleanPicture(kept, tuple(smaller))


class _Child:
    """The one warm process. Threads take turns."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, asked: dict[str, Any], data: bytes) -> list[Size]:
        with self._turn:
            try:
                return self._try(asked, data)
            except _GoneIdleError:
                return self._try(asked, data)

    def _try(self, asked: dict[str, Any], data: bytes) -> list[Size]:
        process = self._running()
        line = json.dumps(asked).encode()
        watch = threading.Timer(PATIENCE, process.kill)
        watch.daemon = True
        watch.start()
        try:
            return self._exchange(process, struct.pack(">II", len(line), len(data)) + line + data)
        except (OSError, EOFError):
            self._process = None
            process.kill()
            if process.wait() == 0:  # it ended by itself, just before it was asked
                raise _GoneIdleError from None
            raise RefusedPictureError(Refusal.BROKEN) from None
        finally:
            watch.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 - our own file, by Python's own path
                [sys.executable, "-I", str(_CHILD)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"PATH": "/usr/bin:/bin", "MALLOC_ARENA_MAX": "1"},
                cwd="/",
            )
        return self._process

    @staticmethod
    def _exchange(process: subprocess.Popen[bytes], request: bytes) -> list[Size]:
        assert process.stdin
        assert process.stdout
        process.stdin.write(request)
        process.stdin.flush()
        told = json.loads(_exactly(process, struct.unpack(">I", _exactly(process, 4))[0]))
        if "refused" in told:
            raise RefusedPictureError(Refusal(told["refused"]))
        return [Size(width, height, _exactly(process, size)) for width, height, size in told["parts"]]


class _GoneIdleError(Exception):
    pass


def _exactly(process: subprocess.Popen[bytes], size: int) -> bytes:
    assert process.stdout
    found = process.stdout.read(size)
    if len(found) != size:
        raise EOFError
    return found


_child = _Child()
