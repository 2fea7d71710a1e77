"""What a file is, by its bytes. What its sender called it, or said it was, is never believed."""

import re
from dataclasses import dataclass

from django.db import models

LOOKED_AT = 64 * 1024  # bytes at the beginning, and as many at the end


class Kind(models.TextChoices):
    """What we do with a file: show a picture, play a sound, show text, or only hand it over for saving."""

    IMAGE = "image"
    AUDIO = "audio"
    PDF = "pdf"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True)
class Sort:
    """``media_type`` is what we serve it as; ``endings`` what its name may end in, the usual one first."""

    kind: Kind
    media_type: str
    endings: tuple[str, ...]
    is_program: bool = False


IMAGE = Sort(Kind.IMAGE, "image/webp", ("webp",))  # as it is kept: encoded anew
PDF = Sort(Kind.PDF, "application/pdf", ("pdf",))
TEXT = Sort(Kind.TEXT, "text/plain; charset=utf-8", ("txt", "log", "csv", "json", "md", "ini", "conf", "yaml", "yml"))
UNKNOWN = Sort(Kind.OTHER, "application/octet-stream", ("bin",))
#: Markup would run when opened from the disk, so its name makes it open as the text it is.
MARKUP = Sort(Kind.OTHER, UNKNOWN.media_type, ("txt",))
PROGRAM = Sort(Kind.OTHER, UNKNOWN.media_type, ("bin",), is_program=True)

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
#: Brands of ISO/IEC 23008-12 (HEIF) that phones write.
_HEIF = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"dex\n",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"L\0\0\0\x01\x14\x02\0",
)
_KEPT_CLOSED = (  # never unpacked, never opened here
    (b"PK\x03\x04", ("zip", "docx", "xlsx", "pptx", "odt", "ods", "odp")),
    (b"PK\x05\x06", ("zip",)),
    (b"\x1f\x8b", ("gz", "tgz")),
    (b"7z\xbc\xaf\x27\x1c", ("7z",)),
    (b"Rar!\x1a\x07", ("rar",)),
    (b"BZh", ("bz2",)),
    (b"\xfd7zXZ\0", ("xz",)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("doc", "xls", "ppt")),
)
_MARKUP = re.compile(rb"<(?:!doctype|html|svg|script|body|head|iframe|math|\?xml|\?php)\b|<!--", re.IGNORECASE)
_FILM_IN_WEBM = re.compile(rb"V_(?:VP8|VP9|AV1|MPEG)")
_FILM_IN_MP4 = re.compile(rb"(?s)hdlr.{8}vide")
#: Control characters that no text holds; a log may hold the escape that colours it.
_BINARY = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")


def of(head: bytes, tail: bytes = b"") -> Sort:
    """The sort of a file whose first bytes are ``head`` and whose last are ``tail``."""
    return _picture(head) or _sound(head, tail) or _closed(head) or _words(head)


def _picture(head: bytes) -> Sort | None:
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return IMAGE if head.startswith(_PICTURES) or _is_heif(head) or is_webp else None


def _closed(head: bytes) -> Sort | None:
    for beginning, endings in _KEPT_CLOSED:
        if head.startswith(beginning):
            return Sort(Kind.OTHER, UNKNOWN.media_type, endings)
    return None


def _words(head: bytes) -> Sort:
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(_PROGRAMS):
        return PROGRAM
    if not _is_text(head):
        return UNKNOWN
    return MARKUP if _MARKUP.search(head) else TEXT


def _is_heif(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in _HEIF


def _sound(head: bytes, tail: bytes) -> Sort | None:
    """Sound that browsers record or play. What also holds moving pictures is handed over as it is."""
    if head.startswith(b"\x1aE\xdf\xa3"):
        return _film("webm") if _FILM_IN_WEBM.search(head[:4096]) else Sort(Kind.AUDIO, "audio/webm", ("webm", "weba"))
    if head[4:8] == b"ftyp":
        return (
            _film("mp4") if _FILM_IN_MP4.search(head + tail) else Sort(Kind.AUDIO, "audio/mp4", ("m4a", "mp4", "3gp"))
        )
    if head.startswith(b"OggS"):
        return _film("ogv") if b"theora" in head[:512] else Sort(Kind.AUDIO, "audio/ogg", ("ogg", "oga", "opus"))
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return Sort(Kind.AUDIO, "audio/wav", ("wav",))
    if head.startswith((b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")):
        return Sort(Kind.AUDIO, "audio/mpeg", ("mp3",))
    return None


def _film(ending: str) -> Sort:
    return Sort(Kind.OTHER, UNKNOWN.media_type, (ending, "mp4", "mov", "3gp", "webm"))


def _is_text(head: bytes) -> bool:
    coding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    try:
        text = head.decode(coding)
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4 or len(head) < LOOKED_AT:
            return False
        text = head[: error.start].decode(coding)  # the last letter goes on behind what was looked at
    return not _BINARY.search(text)
