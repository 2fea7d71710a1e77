"""Bytes on the disk: flipped, gone, left over."""

from pathlib import Path

from bench.sabotage.place import Place, age, flip
from bench.sabotage.registry import sabotage

_PLACE_OF_A_PHOTO = b"EXIF\x10\x00\x00\x00GPS -0.42 36.95 "


@sabotage("P09", "A byte of a stored picture is flipped")
def flipped_picture(place: Place) -> None:
    flip(place.stored("image"), at=0.9)


@sabotage("P09", "A stored picture gets back the place where it was taken")
def noted_picture(place: Place) -> None:
    path = place.stored("image")
    content = path.read_bytes() + _PLACE_OF_A_PHOTO
    path.write_bytes(content[:4] + (len(content) - 8).to_bytes(4, "little") + content[8:])


@sabotage("P09", "A stored picture is gone")
def lost_picture(place: Place) -> None:
    place.stored("image").unlink()


@sabotage("P09", "Bytes that belong to nothing lie in the store")
def loose_bytes(place: Place) -> None:
    loose = place.root / "files" / "00" / "00" / ("0" * 32)
    loose.parent.mkdir(parents=True)
    loose.write_bytes(b"somebody's")
    age(loose, days=3)


def _copy(place: Place) -> Path:
    return next(path for path in (place.root / "exports").iterdir() if path.is_file())


@sabotage("P33", "A byte of a copy that waits to be fetched is flipped")
def flipped_copy(place: Place) -> None:
    flip(_copy(place))


@sabotage("P33", "A copy that waits to be fetched is gone")
def lost_copy(place: Place) -> None:
    _copy(place).unlink()


@sabotage("P33", "A copy that nobody waits for lies about")
def stray_copy(place: Place) -> None:
    stray = place.root / "exports" / "stray.zip"
    stray.write_bytes(b"PK")
    age(stray, days=2)


@sabotage("P33", "A file in the copy is another than the one that was sent")
def other_file(place: Place) -> None:
    place.sql("UPDATE files_storedfile SET sha256 = ?", "0" * 64)
