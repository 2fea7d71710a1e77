from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import article_folder, plain_yaml
from helpcentre.domain.knowledge.actions.reporting import ImportReport, Problem, as_bad_file
from helpcentre.domain.knowledge.actions.topics import put_topic
from helpcentre.domain.knowledge.bad_file import BadFileError
from helpcentre.domain.knowledge.models import Topic
from helpcentre.domain.knowledge.plain_yaml import Mapping
from helpcentre.domain.people.models import Language

_MOST = 500


def import_topics(*, actor: Actor, path: Path, report: ImportReport) -> None:
    """Take in the topics that a file declares, parents first; each one that cannot be is a problem of its own."""
    try:
        rows = _rows(article_folder.read_text(path))
    except (BadFileError, OSError) as error:
        report.refuse(path.name, error)
        return
    known: set[str] = set()
    for position, row in _parents_first(rows):
        try:
            _import_topic(actor, row, position, known)
        except BadFileError as error:
            report.problems.append(Problem(path.name, str(error), error.line or row.line))
        else:
            known.add(_said(row, "key"))
    for row in _never_reached(rows):
        reason = f"topic {_said(row, 'key')!r} stands inside itself: follow its parents"
        report.problems.append(Problem(path.name, reason, _parent_line(row)))


def _rows(text: str) -> list[Mapping]:
    try:
        rows = plain_yaml.read(text)
    except plain_yaml.BadYamlError as error:
        raise BadFileError(str(error), error.line) from None
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise BadFileError("is not a list of topics", 1)
    if len(rows) > _MOST:
        raise BadFileError(f"declares more than {_MOST} topics", 1)
    seen: set[str] = set()
    for row in rows:
        key = _said(row, "key")
        if not key:
            raise BadFileError("holds a topic without a key", row.line)
        if key in seen:
            raise BadFileError(f"declares the topic {key!r} twice", row.line)
        seen.add(key)
    return rows


def _import_topic(actor: Actor, row: Mapping, position: int, known: set[str]) -> None:
    """Both languages, or none when one is refused."""
    key = _said(row, "key")
    languages = [language for language in Language.values if language in row]
    if not languages:
        raise BadFileError(f"topic {key!r} says nothing in any language")
    for lost in _parents(row) - known:
        raise BadFileError(f"topic {key!r} stands in {lost!r}, which is not a topic here", _parent_line(row))
    for language in languages:
        facts = row[language]
        line = row.lines[language]
        if not isinstance(facts, Mapping):
            raise BadFileError(f"topic {key!r} says nothing in {language!r}", line)
        parent = _said(facts, "parent") or _said(row, "parent")
        above = Topic.objects.filter(key=parent, language=language).first() if parent else None
        if parent and above is None:
            raise BadFileError(f"topic {key!r} stands in {parent!r}, which has no {language!r}", line)
        try:
            put_topic(
                actor=actor,
                key=key,
                language=language,
                slug=_said(facts, "slug") or key,
                title=_said(facts, "title"),
                summary=_said(facts, "summary"),
                icon=_said(row, "icon") or "book",
                position=position,
                parent=above,
            )
        except ValidationError as error:
            raise BadFileError(f"topic {key!r} in {language!r}: {as_bad_file(error)}", line) from None


def _parents_first(rows: list[Mapping]) -> Iterator[tuple[int, Mapping]]:
    """Position and row; rows whose parents lead round in a circle never come."""
    waiting = list(enumerate(rows))
    placed: set[str] = set()
    keys = {_said(row, "key") for row in rows}
    while waiting:
        ready = [(at, row) for at, row in waiting if not (_parents(row) & keys) - placed]
        if not ready:
            return
        yield from ready
        placed |= {_said(row, "key") for _, row in ready}
        waiting = [one for one in waiting if one not in ready]


def _never_reached(rows: list[Mapping]) -> list[Mapping]:
    reached = [row for _, row in _parents_first(rows)]
    return [row for row in rows if not any(row is one for one in reached)]


def _parents(row: Mapping) -> set[str]:
    """What the topic stands in: for both languages said once, or in each."""
    places = [row, *(row[language] for language in Language.values if isinstance(row.get(language), Mapping))]
    return {_said(place, "parent") for place in places} - {""}


def _parent_line(row: Mapping) -> int:
    return row.lines.get("parent", row.line)


def _said(facts: Mapping, name: str) -> Any:
    value = facts.get(name, "")
    if not isinstance(value, str):
        raise BadFileError(f"{name} is not text", facts.lines[name])
    if any(ord(one) < 32 for one in value):
        raise BadFileError(f"{name} holds a control character", facts.lines[name])
    return " ".join(value.split())
