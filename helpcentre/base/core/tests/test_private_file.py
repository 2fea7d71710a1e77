"""A secret is made once, whole, and for one pair of eyes."""

import stat
from pathlib import Path

import pytest

from helpcentre.base.core import private_file


def test_the_first_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "secret.key"
    assert private_file.create_once(path, "first")
    assert not private_file.create_once(path, "second")
    assert path.read_text() == "first"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_losing_the_race_leaves_the_winner_s_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.key"
    path.write_text("winner")
    monkeypatch.setattr(Path, "exists", lambda _: False)  # the winner came after we had looked
    assert not private_file.create_once(path, "loser")
    assert path.read_text() == "winner"
    assert list(tmp_path.iterdir()) == [path]


def test_a_crash_before_it_is_whole_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def power_cut(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(private_file.os, "fsync", power_cut)
    with pytest.raises(KeyboardInterrupt):
        private_file.create_once(tmp_path / "secret.key", "half")
    assert list(tmp_path.iterdir()) == []
