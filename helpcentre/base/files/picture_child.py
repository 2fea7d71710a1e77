"""The process that reads hostile pictures. It knows nothing of us: bytes come in, clean bytes go out.

Started by ``sanitise``, by its path, with nothing on its import path but what Python brings and Pillow. It sets its own
limits before the first byte arrives, answers one request after the other on its pipes, and ends when nobody asks any
more. A request and an answer are JSON and bytes, each after its length.
"""

import io
import json
import os
import resource
import select
import struct
import sys
import warnings
from typing import BinaryIO

from PIL import (  # the only formats it can read
    GifImagePlugin,
    Image,
    ImageFile,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

MEMORY = 1_000_000_000  # bytes of address space, Python and its libraries included
SECONDS = 15  # of CPU for one picture
IDLE = 45.0  # seconds without a request after which it ends
PLUGINS = (PngImagePlugin, JpegImagePlugin, MpoImagePlugin, WebPImagePlugin, GifImagePlugin)
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
LONGEST = 20_000  # dots of one side
LOSSLESS = 500_000  # bytes; a picture that stays larger without loss is a photo, whatever it was saved as
QUALITY = 82

Part = tuple[int, int, bytes]  # width, height, WebP


class Refused(Exception):  # noqa: N818 - named as what it does
    """The argument is one of ``sanitise.Refusal``."""


def limit_yourself() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    os.nice(5)
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    ImageFile.LOAD_TRUNCATED_IMAGES = False


def start_clock() -> None:
    """The kernel ends this process when the picture takes longer."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (spent + SECONDS, hard))


def handle(asked: dict[str, object], data: bytes) -> list[Part]:
    """The picture as it is to be kept, then the smaller ones, widest last."""
    side, pixels, widths = int(str(asked["side"])), int(str(asked["pixels"])), asked["widths"]
    assert isinstance(widths, list)
    try:
        picture = Image.open(io.BytesIO(data), formats=_formats(data))
    except Image.DecompressionBombError:
        raise Refused("too_many_pixels") from None
    except MemoryError:
        raise
    except Exception:
        raise Refused("not_a_picture") from None
    width, height = picture.size
    if width * height > pixels or max(width, height) > LONGEST:
        raise Refused("too_many_pixels")
    is_lossy = picture.format in ("JPEG", "MPO", "HEIF") or (picture.format == "WEBP" and b"VP8 " in data[:64])
    try:
        clean = _decoded(picture, side)
    except MemoryError:
        raise
    except Exception:
        raise Refused("broken") from None
    if asked["keep"] and clean.size == (width, height) and _is_bare(data):
        kept = data  # what this code wrote before: encoding it again would only blur it
    else:
        kept = _encoded(clean, lossless=not is_lossy)
        if not is_lossy and len(kept) > LOSSLESS:
            kept, is_lossy = min(kept, _encoded(clean, lossless=False), key=len), True
    narrower = {min(int(wide), clean.width) for wide in widths}
    return [(*clean.size, kept), *(_smaller(clean, wide, is_lossy) for wide in sorted(narrower))]


def _formats(data: bytes) -> tuple[str, ...]:
    """HEIC, which telephones write, is read only when one comes: its decoder is large, and so is what it may hide."""
    if data[4:8] != b"ftyp":
        return FORMATS
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False, hdr_to_8bit=True)
    return ("HEIF",)


def _decoded(picture: Image.Image, side: int) -> Image.Image:
    """The first frame, upright, in red, green, blue and perhaps transparency, within ``side`` dots each way."""
    picture.draft("RGB", (side, side))
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    has_alpha = upright.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in upright.info
    if upright.mode.startswith(("I", "F")):
        upright = upright.point(lambda dot: dot / 256).convert("L") if upright.mode != "F" else upright.convert("L")
    clean = upright.convert("RGBA" if has_alpha else "RGB")
    clean.thumbnail((side, side), Image.Resampling.LANCZOS)
    bare = Image.frombytes(clean.mode, clean.size, clean.tobytes())
    if has_alpha and bare.getchannel("A").getextrema() == (255, 255):
        return bare.convert("RGB")
    return bare


def _smaller(picture: Image.Image, width: int, is_lossy: bool) -> Part:
    """A drawn screen is often smaller without loss; a photo never."""
    height = max(1, round(picture.height * width / picture.width))
    small = picture if width == picture.width else picture.resize((width, height), Image.Resampling.LANCZOS)
    ways = (False,) if is_lossy else (False, True)
    return width, height, min((_encoded(small, lossless=way) for way in ways), key=len)


def _encoded(picture: Image.Image, *, lossless: bool) -> bytes:
    out = io.BytesIO()
    if lossless:
        picture.save(out, "WEBP", lossless=True, quality=60, method=3, exact=True)
    else:
        picture.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


def _is_bare(data: bytes) -> bool:
    """A WebP file of one picture and nothing else: no profile, no camera's notes, nothing behind its end."""
    if len(data) < 20 or data[:4] != b"RIFF" or data[8:12] != b"WEBP" or data[12:16] not in (b"VP8 ", b"VP8X"):
        return False
    at, chunks = 12, []
    while at + 8 <= len(data):
        size = struct.unpack("<I", data[at + 4 : at + 8])[0]
        chunks.append(data[at : at + 4])
        at += 8 + size + size % 2
    is_whole = at == len(data) and struct.unpack("<I", data[4:8])[0] == len(data) - 8
    return is_whole and chunks in ([b"VP8 "], [b"VP8X", b"ALPH", b"VP8 "])


def serve() -> None:
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while select.select([source.fileno()], [], [], IDLE)[0]:
        head = _exactly(source, 8)
        if not head:
            return
        asked_size, data_size = struct.unpack(">II", head)
        asked = json.loads(_exactly(source, asked_size))
        data = _exactly(source, data_size)
        start_clock()
        parts: list[Part] = []
        try:
            parts = handle(asked, data)
            told: dict[str, object] = {"parts": [(width, height, len(part)) for width, height, part in parts]}
        except Refused as refusal:
            told = {"refused": refusal.args[0]}
        except MemoryError:
            told = {"refused": "too_many_pixels"}
        answer = json.dumps(told).encode()
        target.write(struct.pack(">I", len(answer)) + answer + b"".join(part for *_, part in parts))
        target.flush()


def _exactly(source: BinaryIO, size: int) -> bytes:
    return source.read(size)


if __name__ == "__main__":
    limit_yourself()
    serve()
