"""No row without bytes, and no bytes without a row for longer than a day."""

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from helpcentre.base.files import actions, selectors
from helpcentre.base.files.contract import FileStore
from helpcentre.base.files.models import Purpose, StoredFile

pytestmark = pytest.mark.django_db(transaction=True)

NOW = timedelta(seconds=-5)  # "older than the moment in five seconds": everything


def put(text: bytes = b"receipt 2041") -> StoredFile:
    return actions.put(stream=io.BytesIO(text), media_type="text/plain", purpose=Purpose.ATTACHMENT)


def names(place: FileStore) -> set[str]:
    return {stored.name for stored in place.names()}


def test_a_kept_file_has_its_row_and_its_bytes(place: FileStore) -> None:
    file = StoredFile.objects.get(id=put().pk)
    with place.open(file.name) as stream:
        assert stream.read() == b"receipt 2041"
    assert (file.size, file.media_type, file.purpose) == (12, "text/plain", Purpose.ATTACHMENT)
    assert len(file.sha256) == 64
    assert str(file) == file.name


def test_a_crash_between_bytes_and_row_leaves_an_orphan_that_is_swept(place: FileStore) -> None:
    kept = put()
    child = os.fork()
    if child == 0:  # dies as a killed server does: the bytes are there, the row was never written
        place.put(io.BytesIO(b"never acknowledged"))
        os._exit(0)
    os.waitpid(child, 0)
    assert len(names(place)) == 2
    assert list(selectors.without_bytes()) == []
    assert actions.sweep_orphans() == 0  # it might still be on its way to a row
    assert actions.sweep_orphans(older_than=NOW) == 1
    assert names(place) == {kept.name}


def test_a_rollback_leaves_bytes_without_a_row_that_are_swept(place: FileStore) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        put()
        raise ZeroDivisionError
    assert not StoredFile.objects.exists()
    assert actions.sweep_orphans(older_than=NOW) == 1
    assert names(place) == set()


def test_discarding_deletes_the_bytes_after_the_commit(place: FileStore) -> None:
    file = put()
    name = file.name
    with transaction.atomic():
        actions.discard(file=file)
        assert place.exists(name)
    assert not place.exists(name)
    assert not StoredFile.objects.exists()


def test_a_discard_that_is_rolled_back_loses_nothing(place: FileStore) -> None:
    file = put()
    name = file.name
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.discard(file=file)
        raise ZeroDivisionError
    assert StoredFile.objects.get().name == name
    assert place.exists(name)


def test_missing_bytes_are_noticed(place: FileStore) -> None:
    lost, kept = put(), put()
    place.delete(lost.name)
    assert list(selectors.without_bytes()) == [lost]
    assert kept.name in names(place)


def test_sweeping_many_files_keeps_those_with_rows(
    place: FileStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "BATCH", 3)
    kept = {put().name for _ in range(5)}
    for _ in range(4):
        place.put(io.BytesIO(b"orphan"))
    assert actions.sweep_orphans(older_than=NOW) == 4
    assert names(place) == kept
