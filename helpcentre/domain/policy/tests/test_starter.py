"""The policy that the Help Centre comes with: every sentence mapped, every promise said, both languages whole."""

import shutil
from pathlib import Path

import pytest

from helpcentre.domain.policy.checks import check_starter
from helpcentre.domain.policy.starter import FOLDER, starter_faults

pytestmark = pytest.mark.once


def test_the_starter_is_whole() -> None:
    assert starter_faults() == []
    assert check_starter() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("sw/policy.txt", "keep.law:", "keep.other:", "keep.law"),
        ("map.txt", "6  keep.law              P30", "", "keep.law"),
        ("map.txt", "4  cookies.signal        P23", "4  cookies.signal", "P23"),
        ("map.txt", "4  cookies.signal        P23", "12 cookies.signal        P23", "P23"),
        ("en/policy.txt", "# 6 How long we keep it", "", "6"),
    ],
)
def test_what_is_missing_fails_the_build(tmp_path: Path, file: str, old: str, new: str, place: str) -> None:
    shutil.copytree(FOLDER, tmp_path / "policy")
    text = (tmp_path / "policy" / file).read_text()
    assert old in text
    (tmp_path / "policy" / file).write_text(text.replace(old, new))
    assert place in {fault.place for fault in starter_faults(tmp_path / "policy")}
