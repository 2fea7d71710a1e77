"""Files as people send them, good and bad."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

#: The harmless file that every virus scanner reports (eicar.org), in two halves so that none reports this module.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def picture(width: int = 60, height: int = 40, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (180, 60, 20)).save(out, kind, **options)
    return out.getvalue()


def photo_with_place() -> bytes:
    """A JPEG as a telephone takes it: with the place, the camera's name, and lying on its side."""
    notes = Image.Exif()
    notes[0x0110] = "Tecno Spark of Njeri"
    notes[0x0112] = 6
    notes.get_ifd(0x8825).update({1: "S", 2: (1.0, 17.0, 30.0)})
    return picture(900, 600, "JPEG", exif=notes, comment=b"taken at home")


def png_of(width: int, height: int) -> bytes:
    """The head of a PNG that claims to be this large: a bomb of a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000)))
