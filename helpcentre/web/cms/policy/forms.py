"""One section of the draft as it was typed: heading, sentences, and one new sentence."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helpcentre.domain.policy.document import SECTIONS, Section, Sentence, languages

_PROMISE = re.compile(r"P\d{2}")
_LETTERS = re.compile(r"[a-z]+")
_NEW = "new"
_CUT = 4_000  # characters that are kept of one field; the draft's own faults say what is too long


@dataclass(frozen=True)
class Typed:
    title: dict[str, str]
    sentences: list[Sentence]


def read(section: Section, given: Mapping[str, str], taken: Iterable[str]) -> Typed:
    """What the form says. A sentence without any words is gone; words in the empty last row are a new one.

    ``taken`` are the names of the other sentences of the draft.
    """
    kept = [_sentence(section, each.key, given) for each in section.sentences]
    sentences = [each for each in kept if any(each.text.values())]
    new = _sentence(section, _NEW, given)
    if any(new.text.values()):
        key = _name(section, new, {*taken, *(each.key for each in section.sentences)})
        sentences.append(Sentence(key, new.clause, new.promises, new.text))
    return Typed({code: _clean(given.get(f"title-{code}", "")) for code in languages()}, sentences)


def _sentence(section: Section, key: str, given: Mapping[str, str]) -> Sentence:
    clauses = SECTIONS[section.number]
    clause = given.get(f"{key}-clause", clauses[0])
    return Sentence(
        key,
        clause if clause in clauses else clauses[0],
        tuple(dict.fromkeys(_PROMISE.findall(given.get(f"{key}-promises", "").upper()))),
        {code: _clean(given.get(f"{key}-{code}", "")) for code in languages()},
    )


def _name(section: Section, new: Sentence, taken: set[str]) -> str:
    """A name that stays: the section's word and the first words of the sentence."""
    first = section.sentences[0].key.partition(".")[0] if section.sentences else f"section{section.number}"
    words = _LETTERS.findall((new.text.get("en") or "").lower())[:4] or ["sentence"]
    name = f"{_LETTERS.findall(first)[0]}.{'-'.join(words)}"
    while name in taken:
        name += "-again"
    return name


def _clean(text: str) -> str:
    """One line, without what cannot be stored."""
    return " ".join(text.replace("\0", "").split())[:_CUT]
