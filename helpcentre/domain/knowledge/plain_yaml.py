"""As much of YAML as our files use: mappings, lists and text, each with the line it stands on.

The text is read as a flat run of events: no tags, no anchors, no aliases, nothing deeper than ``DEEPEST``. So nothing
in a file can grow, recurse or become an object. Every value is text; who asks for it says what it should mean.
"""

from collections.abc import Iterator
from typing import Any

import yaml

DEEPEST = 4

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_HINT = "; put a value that holds a colon between quotation marks"
_LINE = 1  # libyaml counts lines from 0, people from 1


class BadYamlError(ValueError):
    """``line`` is counted from 1 within the text."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


class Mapping(dict[str, Any]):
    """Values are text, ``Mapping`` or a list of those; ``lines`` says where each key stands, ``line`` where it begins.

    Lines are counted from 1.
    """

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


def read(text: str) -> Any:
    """Text, a ``Mapping``, a list of them, or None for an empty text. Raises BadYamlError."""
    events = _events(text)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            value = _value(next(events), events, 1)
            if any(isinstance(rest, yaml.DocumentStartEvent) for rest in events):
                raise BadYamlError("holds more than one document", 1)
            return value
    return None


def _events(text: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = str(error.problem or error.context)
        said += _HINT if said.startswith("mapping values") else ""
        raise BadYamlError(f"is not YAML: {said}", mark.line + _LINE if mark else 1) from None
    except yaml.YAMLError as error:  # a character that may not stand in YAML
        at = getattr(error, "position", 0) or 0
        raise BadYamlError("is not YAML: a control character", text.count("\n", 0, at) + _LINE) from None


def _value(event: Any, events: Iterator[Any], depth: int) -> Any:
    line = event.start_mark.line + _LINE
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise BadYamlError("uses & or * at the start of a value; put it between quotation marks", line)
    if getattr(event, "tag", None) not in (None, "!"):
        raise BadYamlError("uses ! at the start of a value; put it between quotation marks", line)
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if depth >= DEEPEST:
        raise BadYamlError("is nested too deeply", line)
    if isinstance(event, yaml.SequenceStartEvent):
        return [_value(item, events, depth + 1) for item in _until(events, yaml.SequenceEndEvent)]
    return _mapping(line, events, depth)


def _mapping(line: int, events: Iterator[Any], depth: int) -> Mapping:
    found = Mapping(line)
    for event in _until(events, yaml.MappingEndEvent):
        at = event.start_mark.line + _LINE
        if not isinstance(event, yaml.ScalarEvent):
            raise BadYamlError("holds a name that is not text", at)
        key = _value(event, events, depth)
        if key in found:
            raise BadYamlError(f"says {key[:40]!r} twice", at)
        found[key] = _value(next(events), events, depth + 1)
        found.lines[key] = at
    return found


def _until(events: Iterator[Any], end: type) -> Iterator[Any]:
    while not isinstance(event := next(events), end):
        yield event
