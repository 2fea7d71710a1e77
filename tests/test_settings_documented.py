"""docs/operations/settings.md names every environment variable the code reads, with its default, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import helpcentre

PACKAGE = Path(helpcentre.__file__).parent
PAGE = PACKAGE.parent / "docs" / "operations" / "settings.md"
READERS = {"text", "flag", "number", "choice", "words"}
PLAIN_READERS = {"environ.get", "environ.setdefault", "environ.pop", "os.getenv"}
NOT_SETTINGS = {"DJANGO_SETTINGS_MODULE"}  # set by our own command before Django starts


def read_in(source: str) -> Iterator[tuple[str, str | None]]:
    """Name and default of every variable that a module reads; the default is None where it is no plain value."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            owner = ast.unparse(node.func.value)
            if owner in ("env", "environment") and node.func.attr in READERS:
                yield _value(node.args[0]) or "?", _default(node.func.attr, node.args[1:])
            elif f"{owner.rpartition('.')[2]}.{node.func.attr}" in PLAIN_READERS:
                yield _value(node.args[0]) or "?", None
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
            yield _value(node.slice) or "?", None


def _value(node: ast.expr) -> str | None:
    return str(node.value) if isinstance(node, ast.Constant) else None


def _default(reader: str, rest: list[ast.expr]) -> str | None:
    if not rest:
        return "none" if reader in ("text", "words") else None
    first = rest[0]
    if reader == "choice" and isinstance(first, ast.Tuple):
        first = first.elts[0]
    return _value(first)


def every_variable() -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if "tests" in path.parts or path.name == "environment.py":
            continue
        for name, default in read_in(path.read_text()):
            found[name] = default if found.get(name) is None else found[name]
    return {name: default for name, default in found.items() if name not in NOT_SETTINGS}


def documented() -> dict[str, str]:
    """Variable to the rest of its row."""
    return dict(re.findall(r"^\| `([A-Z_]+)` \|(.+)$", PAGE.read_text(), flags=re.M))


def test_every_variable_the_code_reads_is_documented() -> None:
    variables = every_variable()
    assert "HELPCENTRE_DATA" in variables
    assert "?" not in variables, "read environment variables by a literal name"
    assert set(variables) - set(documented()) == set()


def test_no_variable_is_documented_that_nothing_reads() -> None:
    assert set(documented()) - set(every_variable()) == set()


def test_the_documented_defaults_are_those_of_the_code() -> None:
    rows = documented()
    wrong = {}
    for name, default in every_variable().items():
        told = rows.get(name, "").split("|")[0]
        if default not in (None, "none") and f"`{default}`" not in told:
            wrong[name] = f"the code says {default!r}, the page says {told.strip()}"
    assert wrong == {}


def test_the_search_sees_each_way_of_reading_a_variable() -> None:
    source = 'A = env.text("A", "a")\nB = env.choice("B", ("x", "y"))\nC = os.environ["C"]\nD = os.environ.get("D")\n'
    assert dict(read_in(source)) == {"A": "a", "B": "x", "C": None, "D": None}
