"""A data directory with a key, two stored files and, in the test database, some rows."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from pyrage import x25519
from pytest_django.fixtures import Settings

from helpcentre.base.backups import actions, key
from helpcentre.base.backups.actions import Created
from helpcentre.base.core.data_directory import DataDirectory

PHOTO = bytes(range(256)) * 2000
LETTER = b"Mama Njeri: pesa ya M-Pesa haionekani"


@pytest.fixture
def data(tmp_path: Path, settings: Settings) -> DataDirectory:
    data = DataDirectory(tmp_path / "data")
    data.prepare()
    for name, text in {"a" * 32: PHOTO, "b" * 32: LETTER}.items():
        folder = data.files / name[:2] / name[2:4]
        folder.mkdir(parents=True)
        (folder / name).write_bytes(text)
    (data.files / "incoming").mkdir()
    (data.files / "incoming" / ("c" * 32)).write_bytes(b"half a pho")
    settings.DATA = data
    return data


@pytest.fixture
def identity(data: DataDirectory) -> x25519.Identity:
    return key.read_or_create(data.backup_key)[0]


@pytest.fixture
def made(data: DataDirectory, identity: x25519.Identity, transactional_db: None) -> Created:
    Group.objects.all().delete()  # those that migrations made are no part of the count
    for number in range(50):
        Group.objects.create(name=f"Duka la Njeri {number}")
    return actions.create(data=data, identity=identity)
