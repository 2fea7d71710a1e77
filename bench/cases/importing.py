"""``helpcentre articles import`` of 3,000 files with everything a file may say, into an empty Help Centre and again."""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.rows import Row
from bench.server import Server

FILES = 3000
_TEXT = """
    till receipt M-Pesa payment shop customer stock printer cashier report phone network code amount message sale
    credit return count close day price product barcode drawer duka malipo risiti mteja bidhaa stoo simu mtandao deni
    bei pesa mauzo kufunga siku ripoti mhudumu hesabu nambari ujumbe
"""
WORDS = _TEXT.split()


def generate(folder: Path, files: int, seed: int = 3) -> None:
    """Pairs of articles of about 450 words, with lists, tips, tables, links and sections."""
    random.seed(seed)
    topics = "".join(
        f"- key: t{n}\n  en: {{slug: t{n}, title: Topic {n}}}\n  sw: {{slug: mada-{n}, title: Mada {n}}}\n"
        for n in range(12)
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "topics.yaml").write_text(topics)
    for language in ("en", "sw"):
        (folder / language).mkdir(exist_ok=True)
    for n in range(files):
        language = ("en", "sw")[n % 2]
        (folder / language / f"article-{n // 2}.md").write_text(_article(language, n // 2))


def _article(language: str, n: int) -> str:
    title = f"{_words(5).capitalize()} {n}"
    parts = [f"**Short answer.** {_words(25)}."]
    for _ in range(4):
        parts += [f"## {_words(4).capitalize()}", _words(40) + ".", *(f"1. {_words(12)}." for _ in range(3))]
    parts += [f"> **Tip.** {_words(12)}.", "| a | b |\n|---|---|\n| 1 | 2 |", f"[{_words(2)}](article-{n // 2})"]
    head = {
        "title": title,
        "language": language,
        "topic": f"t{n % 12}",
        "slug": f"{language}-article-{n}",
        "summary": _words(15),
        "keywords": ", ".join(_words(2) for _ in range(5)),
        "position": str(n),
        "countries": "KE, TZ",
        "review_by": "2027-06-01",
    }
    lines = "".join(f"{key}: {value}\n" for key, value in head.items())
    return f"---\n{lines}---\n" + "\n\n".join(parts) + "\n"


def _words(n: int) -> str:
    return " ".join(random.choices(WORDS, k=n))


def run(server: Server | None = None) -> list[Row]:
    """``server`` is not asked: the command works on a data directory of its own, as a first import does."""
    with tempfile.TemporaryDirectory() as place:
        folder, data = Path(place) / "articles", Path(place) / "data"
        generate(folder, FILES)
        _command(data, "migrate", "--verbosity", "0")
        first, first_cpu = _command(data, "articles", "import", str(folder))
        again, again_cpu = _command(data, "articles", "import", str(folder))
        out, out_cpu = _command(data, "articles", "export", str(Path(place) / "out"))
    note = f"{first_cpu:.1f} s of CPU, {FILES / first_cpu:,.0f} files for each"
    return [
        Row(f"import of {FILES:,} files, the first time", first, "s", note, must="≤ 60"),
        Row(f"import of {FILES:,} files, nothing new", again, "s", f"{again_cpu:.1f} s of CPU"),
        Row(f"export of {FILES:,} files", out, "s", f"{out_cpu:.1f} s of CPU"),
    ]


def _command(data: Path, *words: str) -> tuple[float, float]:
    """Seconds from the start of the process to its end, and those it had a core."""
    began = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "helpcentre", "--data", str(data), *words],
        check=True,
        env={**os.environ, "HELPCENTRE_LIMITS": "off"},
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, cpu


if __name__ == "__main__":
    from bench.rows import show

    print(show(run()))
