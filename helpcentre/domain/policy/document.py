"""The policy as it is written: sections, and in them sentences, each with its clause and the promises that keep it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from helpcentre.base.promises import clauses

#: The sections of the policy, in order. Their numbers never change; 1 has three clauses.
SECTIONS: dict[str, tuple[str, ...]] = {"1": ("1a", "1b", "1c")} | {str(n): (str(n),) for n in range(11) if n != 1}
ORDER = sorted(SECTIONS, key=int)
LONGEST = 1_000  # characters of one sentence in one language
_KEY = re.compile(r"^[a-z]+\.[a-z-]+$")
_FACT = re.compile(r"\{([a-z_]*)\}")


@dataclass(frozen=True)
class Sentence:
    """``key`` names it for ever (``keep.needed``); ``text`` says it in each language."""

    key: str
    clause: str
    promises: tuple[str, ...]
    text: dict[str, str]

    def facts(self) -> set[str]:
        """What only the operator or a clock knows and the sentence names, such as ``controller``."""
        return {name for said in self.text.values() for name in _FACT.findall(said)}


@dataclass(frozen=True)
class Section:
    number: str
    title: dict[str, str]
    sentences: tuple[Sentence, ...]


Document = tuple[Section, ...]


def languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def sentences(document: Document) -> list[Sentence]:
    return [sentence for section in document for sentence in section.sentences]


def with_section(document: Document, changed: Section) -> Document:
    return tuple(changed if each.number == changed.number else each for each in document)


def with_texts(section: Section, title: dict[str, str], kept: Iterable[Sentence]) -> Section:
    return replace(section, title=title, sentences=tuple(kept))


def to_json(document: Document) -> list[dict[str, Any]]:
    return [
        {
            "number": section.number,
            "title": section.title,
            "sentences": [
                {"key": each.key, "clause": each.clause, "promises": list(each.promises), "text": each.text}
                for each in section.sentences
            ],
        }
        for section in document
    ]


def from_json(kept: Iterable[dict[str, Any]]) -> Document:
    return tuple(
        Section(
            number=section["number"],
            title=dict(section["title"]),
            sentences=tuple(
                Sentence(each["key"], each["clause"], tuple(each["promises"]), dict(each["text"]))
                for each in section["sentences"]
            ),
        )
        for section in kept
    )


@dataclass(frozen=True)
class Fault:
    """``place`` is the key of a sentence, the number of a section or of a promise; ``message`` names what is wrong."""

    place: str
    message: str


def faults(document: Document, known_facts: Iterable[str]) -> list[Fault]:
    """Why this document may not be posted; empty when it may: every sentence has a clause and a promise, every promise
    a sentence, and everything is said in every language.
    """
    said = sentences(document)
    found = [Fault(each.number, "has no heading in every language") for each in document if not _whole(each.title)]
    if [each.number for each in document] != ORDER:
        found.append(Fault("0", "the sections are not the eleven of the policy, in order"))
    found += [Fault(key, "stands there twice") for key, n in Counter(each.key for each in said).items() if n > 1]
    for section in document:
        for each in section.sentences:
            found += [Fault(each.key, message) for message in _wrong(section, each, set(known_facts))]
    missing = [each.id for each in clauses.ALL if not any(each.id in one.promises for one in said)]
    return found + [Fault(promise, "is promised, but no sentence says it") for promise in missing]


def _wrong(section: Section, each: Sentence, known: set[str]) -> Iterable[str]:
    if not _KEY.match(each.key):
        yield "is no name for a sentence"
    if each.clause not in SECTIONS.get(section.number, ()):
        yield f"says that it belongs to clause {each.clause}, and stands in {section.number}"
    if not each.promises:
        yield "is kept by no promise"
    if strange := set(each.promises) - clauses.BY_ID.keys():
        yield f"names promises that there are not: {', '.join(sorted(strange))}"
    if not _whole(each.text):
        yield "is not said in every language"
    if strange := each.facts() - known:
        yield f"names facts that there are not: {', '.join(sorted(strange))}"
    if len({frozenset(_FACT.findall(said)) for said in each.text.values()}) > 1:
        yield "does not name the same facts in every language"
    if any(len(said) > LONGEST for said in each.text.values()):
        yield f"is longer than {LONGEST} characters"


def _whole(text: dict[str, str]) -> bool:
    return all(text.get(code, "").strip() for code in languages()) and set(text) <= set(languages())
