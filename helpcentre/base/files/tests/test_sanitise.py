"""Pictures come from someone who hates us. What is kept is the picture and nothing else."""

import io
import os
import signal
import struct
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from PIL import Image

from helpcentre.base.files import sanitise
from helpcentre.base.files.sanitise import Refusal, RefusedPictureError


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def striped(width: int = 60, height: int = 40) -> Image.Image:
    """Left half red, right half blue."""
    picture = Image.new("RGB", (width, height), (200, 0, 0))
    picture.paste((0, 0, 200), (width // 2, 0, width, height))
    return picture


def refused(data: bytes) -> Refusal:
    with pytest.raises(RefusedPictureError) as refusal:
        sanitise.picture(data)
    assert str(refusal.value)
    return refusal.value.reason


def png_of(width: int, height: int) -> bytes:
    """The head of a PNG that claims to be this large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_every_kind_becomes_webp_and_shows_the_same(kind: str) -> None:
    clean = sanitise.picture(saved(striped(), kind)).kept
    picture = opened(clean.data)
    assert (picture.format, picture.size, (clean.width, clean.height)) == ("WEBP", (60, 40), (60, 40))
    left, right = picture.convert("RGB").getpixel((5, 20)), picture.convert("RGB").getpixel((55, 20))
    assert left[0] > 150 > left[2]  # type: ignore[index]
    assert right[2] > 150 > right[0]  # type: ignore[index]


def test_place_camera_and_comments_are_gone_and_the_picture_stands_upright() -> None:
    notes = Image.Exif()
    notes[0x0110] = "Tecno Spark of Njeri"
    notes[0x0112] = 6  # lies on its side
    notes.get_ifd(0x8825).update({1: "S", 2: (1.0, 17.0, 30.0)})
    data = saved(striped(), "JPEG", exif=notes, comment=b"mine", icc_profile=b"x" * 200, quality=95)
    assert b"Njeri" in data
    clean = sanitise.picture(data).kept.data
    picture = opened(clean)
    assert picture.size == (40, 60)
    assert picture.convert("RGB").getpixel((20, 5))[0] > 150  # type: ignore[index]
    assert not picture.getexif()
    assert "icc_profile" not in picture.info
    assert b"Njeri" not in clean
    assert b"mine" not in clean


def test_what_hangs_behind_the_picture_is_gone() -> None:
    for kind in ("PNG", "JPEG", "WEBP", "GIF"):
        data = saved(striped(), kind) + b"<script>alert(1)</script>PK\x03\x04"
        for keep in (False, True):
            assert b"script" not in sanitise.picture(data, keep_own=keep).kept.data


def test_only_the_first_frame_of_a_moving_picture_is_kept() -> None:
    data = saved(striped(), "GIF", save_all=True, append_images=[Image.new("RGB", (60, 40))] * 3)
    assert getattr(opened(sanitise.picture(data).kept.data), "n_frames", 1) == 1


def test_transparency_stays_and_odd_colours_are_understood() -> None:
    clear = Image.new("RGBA", (30, 30), (0, 90, 0, 0))
    assert opened(sanitise.picture(saved(clear, "PNG")).kept.data).convert("RGBA").getpixel((3, 3))[3] == 0  # type: ignore[index]
    for mode, kind in (("1", "PNG"), ("L", "PNG"), ("P", "PNG"), ("I;16", "PNG"), ("LA", "PNG"), ("CMYK", "JPEG")):
        assert sanitise.picture(saved(Image.new(mode, (30, 30)), kind)).kept.width == 30


def test_a_large_photo_is_kept_within_bounds_and_made_in_the_widths_asked_for_never_wider() -> None:
    clean = sanitise.picture(saved(striped(3000, 1500), "JPEG"), widths=(1280, 320, 2000))
    assert (clean.kept.width, clean.kept.height) == (1600, 800)
    assert [(size.width, size.height) for size in clean.smaller] == [(320, 160), (1280, 640), (1600, 800)]
    small = sanitise.picture(saved(striped(), "PNG"), widths=(320, 640)).smaller
    assert [(size.width, size.height) for size in small] == [(60, 40)]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 100,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"GIF89a",
        b"%PDF-1.7\n",
        b"<html>\x89PNG\r\n\x1a\n",
        saved(striped(), "TIFF"),
        saved(striped(), "BMP"),
        saved(striped(), "ICO"),
    ],
    ids=["empty", "zeroes", "svg", "half a gif", "pdf", "html", "tiff", "bmp", "ico"],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert refused(data) == Refusal.NOT_A_PICTURE


@pytest.mark.parametrize("size", [(60_000, 60_000), (2_000_000, 2), (8000, 8000)])
def test_a_bomb_is_refused_by_its_head(size: tuple[int, int]) -> None:
    assert refused(png_of(*size)) == Refusal.TOO_MANY_PIXELS


def test_too_many_bytes_are_refused_before_anybody_reads_them() -> None:
    assert refused(b"\x89PNG" + bytes(10_000_000)) == Refusal.TOO_MANY_BYTES


def test_a_picture_that_is_not_complete_is_refused() -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        data = saved(Image.effect_noise((300, 300), 80).convert("RGB"), kind)
        assert refused(data[: len(data) // 2]) in (Refusal.BROKEN, Refusal.NOT_A_PICTURE)
    assert refused(png_of(500, 500)) == Refusal.BROKEN


def test_what_was_kept_once_comes_back_byte_for_byte() -> None:
    for kind in ("PNG", "JPEG"):
        first = sanitise.picture(saved(Image.effect_noise((300, 200), 60).convert("RGB"), kind)).kept
        again = sanitise.picture(first.data, keep_own=True).kept
        assert again == first


def process() -> Any:
    sanitise.picture(saved(striped(), "PNG"))
    return sanitise._child._process


def test_one_warm_process_reads_many() -> None:
    first = process()
    for _ in range(3):
        assert process() is first


def test_a_process_that_dies_or_ends_is_started_anew() -> None:
    first = process()
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    second = process()
    assert second is not first
    second.stdin.close()  # as when it ended because nobody asked
    second.wait()
    sanitise._child._process = second
    assert process() not in (first, second)


def test_a_picture_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    running = process()
    monkeypatch.setattr(sanitise, "PATIENCE", 0.3)
    os.kill(running.pid, signal.SIGSTOP)
    began = time.monotonic()
    assert refused(saved(striped(), "PNG")) == Refusal.BROKEN
    assert time.monotonic() - began < 30
    monkeypatch.setattr(sanitise, "PATIENCE", 60)
    assert process() is not running


def test_the_process_has_no_more_memory_than_it_may() -> None:
    running = process()
    limits = (f"/proc/{running.pid}/limits", "Max address space")
    with open(limits[0]) as file:  # noqa: PTH123
        line = next(line for line in file if line.startswith(limits[1]))
    assert line.split()[3] == "1000000000"


def test_threads_take_turns_and_each_gets_its_own_picture() -> None:
    pictures = [saved(striped(40 + n, 30), "PNG") for n in range(12)]
    with ThreadPoolExecutor(6) as pool:
        widths = [clean.kept.width for clean in pool.map(sanitise.picture, pictures)]
    assert widths == [40 + n for n in range(12)]
