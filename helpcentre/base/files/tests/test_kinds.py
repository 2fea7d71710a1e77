"""What a file is, is said by its bytes; names and claims count for nothing."""

import pytest

from helpcentre.base.files import kinds
from helpcentre.base.files.kinds import Kind

JPEG, PNG = b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (JPEG, Kind.IMAGE),
        (PNG, Kind.IMAGE),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1", Kind.IMAGE),
        (b"RIFF\0\0\0\0WEBPVP8 ", Kind.IMAGE),
        (b"%PDF-1.7\n%", Kind.PDF),
        (b"\x1aE\xdf\xa3....A_OPUS", Kind.AUDIO),
        (b"\x1aE\xdf\xa3....V_VP9", Kind.OTHER),
        (b"\0\0\0\x1cftypisom....hdlr\0\0\0\0\0\0\0\0soun vide", Kind.AUDIO),
        (b"\0\0\0\x1cftypisom....hdlr\0\0\0\0\0\0\0\0vide", Kind.OTHER),
        (b"OggS....OpusHead", Kind.AUDIO),
        (b"2026-11-26 ERROR till 4\n\x1b[31mred\x1b[0m", Kind.TEXT),
        ("Malipo hayaonekani – tafadhali 🙏".encode(), Kind.TEXT),
        ("\ufeffkumbukumbu".encode("utf-16"), Kind.TEXT),
        (b"PK\x03\x04", Kind.OTHER),
        (b"\0\1\2\3", Kind.OTHER),
    ],
)
def test_the_bytes_say_what_it_is(head: bytes, kind: Kind) -> None:
    assert kinds.of(head).kind == kind


@pytest.mark.parametrize(
    "head",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"<?xml version='1.0'?>\n<svg/>",
        b"\xef\xbb\xbf  <!DOCTYPE html><p>hello",
        b"nothing to see " * 50 + b"<script>alert(1)</script>",
        b"<?php echo 1;",
    ],
)
def test_markup_is_never_shown_and_its_name_opens_as_text(head: bytes) -> None:
    sort = kinds.of(head)
    assert (sort.kind, sort.media_type, sort.endings) == (Kind.OTHER, "application/octet-stream", ("txt",))


PROGRAMS = [b"MZ\x90\0", b"\x7fELF\2", b"dex\n035\0", b"\xca\xfe\xba\xbe", b"L\0\0\0\x01\x14\2\0"]


@pytest.mark.parametrize("head", PROGRAMS)
def test_programs_are_known_for_what_they_are(head: bytes) -> None:
    assert kinds.of(head).is_program


def test_a_letter_cut_at_the_end_of_what_was_looked_at_is_still_text() -> None:
    long = ("é" * kinds.LOOKED_AT).encode()
    assert kinds.of(b"a" + long[: kinds.LOOKED_AT - 1]).kind == Kind.TEXT
    assert kinds.of(b"a\xc3").kind == Kind.OTHER


def test_nothing_but_pictures_sounds_pdf_and_text_has_a_type_that_a_browser_opens() -> None:
    for head in (b"PK\x03\x04", b"Rar!\x1a\x07", b"\0", b"<html>", b"\x1f\x8b", b"MZ"):
        assert kinds.of(head).media_type == "application/octet-stream"
