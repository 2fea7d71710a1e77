"""The store: durable, private, and deaf to names from outside."""

import hashlib
import io
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django.fixtures import Settings

from helpcentre.base.files import store
from helpcentre.base.files.contract import FileStore, FileTooLargeError
from helpcentre.base.files.local import LocalFileStore

PHOTO = os.urandom(700_000)


def everything_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_can_be_opened(place: FileStore) -> None:
    written = place.put(io.BytesIO(PHOTO))
    assert written.size == len(PHOTO)
    assert written.sha256 == hashlib.sha256(PHOTO).hexdigest()
    with place.open(written.name) as file:
        assert file.read() == PHOTO
    assert place.exists(written.name)
    assert [one.name for one in place.names()] == [written.name]


def test_an_empty_file_is_a_file(place: FileStore) -> None:
    with place.open(place.put(io.BytesIO()).name) as file:
        assert file.read() == b""


def test_the_same_bytes_twice_are_two_files(place: FileStore) -> None:
    assert place.put(io.BytesIO(PHOTO)).name != place.put(io.BytesIO(PHOTO)).name


def test_files_lie_two_folders_deep_and_only_their_user_can_read_them(folder: Path, place: FileStore) -> None:
    name = place.put(io.BytesIO(PHOTO)).name
    (path,) = everything_in(folder)
    assert path == folder / name[:2] / name[2:4] / name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_deleting_says_whether_there_was_anything(place: FileStore) -> None:
    name = place.put(io.BytesIO(PHOTO)).name
    assert place.delete(name)
    assert not place.delete(name)
    assert not place.exists(name)
    with pytest.raises(FileNotFoundError):
        place.open(name)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "/etc/passwd", "A" * 32, "g" * 32, "a" * 31, "a" * 33])
def test_a_name_that_is_none_is_refused(place: FileStore, name: str) -> None:
    for verb in (place.open, place.exists, place.delete):
        with pytest.raises(ValueError, match="not the name"):
            verb(name)


def test_a_file_over_the_limit_leaves_nothing(folder: Path, place: FileStore) -> None:
    assert place.put(io.BytesIO(PHOTO), limit=len(PHOTO)).size == len(PHOTO)
    with pytest.raises(FileTooLargeError):
        place.put(io.BytesIO(PHOTO), limit=len(PHOTO) - 1)
    assert len(everything_in(folder)) == 1


class BrokenLine(io.RawIOBase):
    """A visitor whose network drops after the first chunk."""

    def __init__(self) -> None:
        self.chunks = [b"first"]

    def read(self, size: int = -1) -> bytes:
        if not self.chunks:
            raise ConnectionResetError
        return self.chunks.pop()


def test_a_broken_stream_leaves_nothing(folder: Path, place: FileStore) -> None:
    with pytest.raises(ConnectionResetError):
        place.put(BrokenLine())  # type: ignore[arg-type]
    assert everything_in(folder) == []


def test_only_old_unfinished_files_are_swept(folder: Path, place: FileStore) -> None:
    place.put(io.BytesIO(PHOTO))
    unfinished = folder / "incoming" / ("a" * 32)
    unfinished.write_bytes(b"half a pho")
    assert place.sweep_unfinished(datetime.now(UTC) - timedelta(hours=1)) == 0
    os.utime(unfinished, (0, 0))
    assert place.sweep_unfinished(datetime.now(UTC) - timedelta(hours=1)) == 1
    assert len(everything_in(folder)) == 1


def test_a_store_that_holds_nothing_yet_has_no_names(place: FileStore) -> None:
    assert list(place.names()) == []
    assert place.sweep_unfinished(datetime.now(UTC)) == 0


def test_the_data_directory_is_the_store_by_default(settings: Settings) -> None:
    settings.STORAGE_URL = ""
    chosen = store.current()
    assert isinstance(chosen, LocalFileStore)
    assert chosen._root == settings.DATA.files


@pytest.mark.parametrize("url", ["s3://key:secret@bucket.example/files", "file://host/share", "files", "gs://b"])
def test_a_store_that_is_not_built_is_refused_without_showing_its_secret(settings: Settings, url: str) -> None:
    settings.STORAGE_URL = url
    with pytest.raises(ImproperlyConfigured, match="not built yet") as refusal:
        store.current()
    assert "secret" not in str(refusal.value)
