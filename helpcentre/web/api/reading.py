"""The schema in the order in which a person reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One parameter or one field of an answer. ``kind`` says in a few signs what may stand there."""

    name: str
    kind: str
    about: str
    is_needed: bool = False


@dataclass(frozen=True)
class Operation:
    method: str
    path: str
    summary: str
    about: str
    parameters: list[Row]
    answers: list[tuple[str, list[Row]]]


def operations(schema: dict[str, Any]) -> list[Operation]:
    """Every operation of an OpenAPI schema; ``answers`` by status, each with its fields, nested ones after a dot."""
    parts = schema.get("components", {}).get("schemas", {})
    return [
        Operation(
            method.upper(),
            path,
            found.get("summary", ""),
            found.get("description", ""),
            [_parameter(row) for row in found.get("parameters", [])],
            [(str(status), list(_answer(said, parts))) for status, said in found["responses"].items()],
        )
        for path, methods in schema["paths"].items()
        for method, found in methods.items()
    ]


def _parameter(row: dict[str, Any]) -> Row:
    return Row(row["name"], _kind(row["schema"]), row.get("description", ""), row.get("required", False))


def _answer(said: dict[str, Any], parts: dict[str, Any]) -> Iterator[Row]:
    for content in said.get("content", {}).values():
        yield from _fields(content["schema"], parts, "")


def _fields(schema: dict[str, Any], parts: dict[str, Any], before: str) -> Iterator[Row]:
    part = parts.get(schema.get("$ref", "").rpartition("/")[2], schema)
    for name, field in part.get("properties", {}).items():
        yield Row(before + name, _kind(field), field.get("description", ""))
        if "items" in field:
            yield from _fields(field["items"], parts, f"{before}{name}[].")


def _kind(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " | ".join(_kind(one) for one in schema["anyOf"])
    if "enum" in schema:
        kind = " | ".join(f'"{value}"' for value in schema["enum"])
    else:
        kind = schema.get("type", "object")
    if "minimum" in schema:
        kind += f" {schema['minimum']}–{schema['maximum']}"
    return kind + (f" = {schema['default']}" if "default" in schema and schema["default"] != [] else "")
