"""The policy that the Help Centre comes with: ``content/policy``, one file for each language and one for the map."""

from pathlib import Path

from django.conf import settings

from helpcentre.domain.policy.document import ORDER, Document, Fault, Section, Sentence, faults, languages
from helpcentre.domain.policy.facts import SOURCES

FOLDER = Path(settings.PACKAGE).parent / "content" / "policy"
NOTE = {"en": "The first version.", "sw": "Toleo la kwanza."}


def starter(folder: Path = FOLDER) -> Document:
    """What the files say, whole or not. Raises OSError when they are not there."""
    texts = {code: _text(folder / code / "policy.txt") for code in languages()}
    rows = [line.split() for line in _lines(folder / "map.txt")]
    return tuple(
        Section(
            number,
            {code: titles[number] for code, (titles, _said) in texts.items() if number in titles},
            tuple(
                Sentence(
                    key, clause, tuple(promises), {code: said[key] for code, (_t, said) in texts.items() if key in said}
                )
                for clause, key, *promises in rows
                if clause.rstrip("abc") == number
            ),
        )
        for number in ORDER
    )


def starter_faults(folder: Path = FOLDER) -> list[Fault]:
    """Why the files may not be posted: what no map names is a fault too."""
    document = starter(folder)
    mapped = {each.key for section in document for each in section.sentences}
    unmapped = {key for code in languages() for key in _text(folder / code / "policy.txt")[1]} - mapped
    found = [Fault(key, "is said, but the map does not know it") for key in sorted(unmapped)]
    return found + faults(document, SOURCES)


def _lines(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("# ")]


def _text(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Headings by number, and sentences by key."""
    titles: dict[str, str] = {}
    said: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            number, _, title = line[2:].partition(" ")
            titles[number] = title.strip()
        elif line.strip():
            key, _, text = line.partition(":")
            said[key.strip()] = text.strip()
    return titles, said
