"""The data directory: private to its user, made once, the same key for everyone who asks."""

import stat
import threading
from pathlib import Path

from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.base.core.database.sqlite.lock import WriteLock


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_preparing_makes_folders_only_their_user_can_enter(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path / "deep" / "data")
    data.prepare()
    data.prepare()
    for folder in (data.root, data.files, data.outbox, data.backups):
        assert mode(folder) == 0o700
    assert mode(data.secret_key) == 0o600


def test_asking_for_a_path_makes_nothing(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path / "data")
    assert data.database.parent == data.root
    assert not data.is_demo
    assert not data.root.exists()


def test_everyone_who_starts_at_once_gets_the_same_key(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path)
    keys: list[str] = []
    threads = [threading.Thread(target=lambda: keys.append(data.read_or_create_secret_key())) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 16
    assert len(set(keys)) == 1
    assert len(keys[0]) >= 64


def test_the_write_lock_it_names_is_the_one_the_database_takes(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path)
    lock = WriteLock(data.database)
    lock.acquire(1)
    lock.release()
    assert data.write_lock.exists()
