"""A version as somebody reads it in one language, and the fingerprint of exactly these words."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from helpcentre.domain.policy.document import Document


@dataclass(frozen=True)
class Said:
    """A sentence as it is read: with the facts in it."""

    key: str
    clause: str
    promises: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Part:
    """One section as it is read. ``lists`` are in the shape of ``lists.made``."""

    number: str
    title: str
    sentences: list[Said]
    lists: list[dict[str, Any]]


def read(
    document: Document, facts: Mapping[str, str], lists: Mapping[str, list[dict[str, Any]]], language: str
) -> list[Part]:
    """A sentence that names a fact which nobody has set is left out: it would say nothing, or something invented."""
    parts = []
    for section in document:
        shown = [
            Said(each.key, each.clause, each.promises, filled(each.text.get(language, ""), facts))
            for each in section.sentences
            if each.facts() <= facts.keys()
        ]
        own = [one for one in lists.get(language, []) if one["section"] == section.number]
        parts.append(Part(section.number, section.title.get(language, ""), shown, own))
    return parts


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Plain replacing: a fact may itself hold braces, and then they stay."""
    for name in sorted(facts):
        text = text.replace("{" + name + "}", facts[name])
    return text


def plain(parts: list[Part]) -> str:
    """All that is read, as lines, in the order of the page."""
    lines: list[str] = []
    for part in parts:
        lines.append(f"{part.number}. {part.title}")
        lines += [each.text for each in part.sentences]
        for one in part.lists:
            lines += [one["title"], one["about"]]
            for row in one["rows"]:
                lines += [row["title"], *row["items"]]
                lines += [f"{label}: {'; '.join(values)}" for label, values in row["facts"]]
    return "\n".join(lines) + "\n"


def fingerprint(parts: list[Part]) -> str:
    """SHA-256 of these words, in hexadecimal."""
    return hashlib.sha256(plain(parts).encode()).hexdigest()
