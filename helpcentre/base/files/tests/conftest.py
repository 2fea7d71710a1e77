from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from helpcentre.base.files import store
from helpcentre.base.files.contract import FileStore


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """The folder of the store that the settings name in this test."""
    settings.STORAGE_URL = f"file://{tmp_path}/a%20store"
    return tmp_path / "a store"


@pytest.fixture
def place(folder: Path) -> FileStore:
    return store.current()
