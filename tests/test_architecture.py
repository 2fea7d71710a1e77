"""The shape of the house: how long files are, what may import what, and what a page may hold.

The direction of imports is import-linter's (``lint-imports``, contracts in pyproject.toml); here it is only checked
that the contracts name every package there is.
"""

import ast
import re
import statistics
import tomllib
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import signals
from django.template.loader import get_template

import helpcentre
from helpcentre.base.events import kinds

PACKAGE = Path(helpcentre.__file__).parent
ROOT = PACKAGE.parent
LONGEST_FILE = 400  # lines of a Python file; migrations are exempt
LONGEST_MODULE = 100  # lines of a JavaScript module
VAGUE_NAMES = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py", "tools.py"}
DOMAIN_PARTS = {"tests", "migrations", "management"}

#: Receivers of model signals that may exist: other people's, on other people's models.
FOREIGN_RECEIVERS = ("django.", "allauth.", "django_tasks", "csp.", "wagtail.", "modelsearch.", "taggit.")


def python_files() -> list[Path]:
    folders = [PACKAGE, ROOT / "tests", ROOT / "bench", ROOT / "conftest.py"]
    found = [path for folder in folders for path in ([folder] if folder.is_file() else folder.rglob("*.py"))]
    return sorted(path for path in found if "migrations" not in path.parts)


def sources(*parts: str) -> list[Path]:
    """The modules of a floor, without tests, migrations and commands."""
    floor = PACKAGE.joinpath(*parts)
    return [path for path in sorted(floor.rglob("*.py")) if not DOMAIN_PARTS & set(path.relative_to(PACKAGE).parts)]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def length(path: Path) -> int:
    return len(path.read_text().splitlines())


# Files


def test_no_file_is_longer_than_400_lines(record_property: Callable[[str, object], None]) -> None:
    lengths = {named(path): length(path) for path in python_files()}
    full = [number for number in lengths.values() if number]
    tenths = statistics.quantiles(full, n=10)
    largest = max(lengths, key=lengths.__getitem__)
    record_property(
        "figure",
        f"Lines per Python file: median {statistics.median(full):.0f}, 90th percentile {tenths[8]:.0f}, "
        f"largest {lengths[largest]} ({largest}), of {len(full)} files",
    )
    assert {name: number for name, number in lengths.items() if number > LONGEST_FILE} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [named(path) for path in python_files() if path.name in VAGUE_NAMES] == []


def scripts() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.js") if "vendor" not in path.parts)


def test_a_script_is_one_behaviour_of_at_most_100_lines() -> None:
    assert {named(path): length(path) for path in scripts() if length(path) > LONGEST_MODULE} == {}


def test_scripts_write_no_markup_styles_or_code_from_text() -> None:
    unsafe = re.compile(r"\b(eval|document\.write)\s*\(|new Function\s*\(|set(Timeout|Interval)\s*\(\s*[\"'`]")
    assert [named(path) for path in scripts() if unsafe.search(path.read_text())] == []


# Floors


def test_the_contracts_name_every_package_on_disk() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    floors = {name.strip() for layer in layers for name in re.split(r"[|:]", layer)}
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for top in ("base", "domain", "web")
        for path in (PACKAGE / top).glob("*/__init__.py")
    } | {f"helpcentre.{path.parent.name}" for path in PACKAGE.glob("*/__init__.py")}
    containers = {"helpcentre.base", "helpcentre.domain", "helpcentre.web"}
    unnamed = found - containers - floors
    assert unnamed == set(), "add them to [[tool.importlinter.contracts]] in pyproject.toml"
    assert floors - found == set(), "these floors do not exist"


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


WEB_MODULES = (
    "django.http",
    "django.shortcuts",
    "django.views",
    "django.forms",
    "django.contrib.messages",
)


def test_the_domain_knows_no_request_and_draws_no_page() -> None:
    faults = []
    for path in sources("domain"):
        tree = ast.parse(path.read_text())
        faults += [f"{named(path)} imports {name}" for name in _imports(tree) if name.startswith(WEB_MODULES)]
        for node in ast.walk(tree):
            if isinstance(node, ast.arg) and node.arg == "request":
                faults.append(f"{named(path)}:{node.lineno} takes a request")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "render":
                faults.append(f"{named(path)}:{node.lineno} renders")
    assert faults == []


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef))


def test_actions_are_keyword_only() -> None:
    """The one positional argument allowed is a secret that identifies everything, such as a token."""
    faults = [
        f"{named(path)}:{function.lineno} {function.name}"
        for path in sources("domain")
        if "actions" in path.with_suffix("").parts
        for function in _functions(path)
        if not function.name.startswith("_")
        and [argument.arg for argument in function.args.args] not in ([], ["token"])
        and any(isinstance(node, ast.Attribute) and node.attr == "record" for node in ast.walk(function))
    ]
    assert faults == []


def test_nothing_listens_to_the_saving_of_our_models() -> None:
    words = re.compile(r"\b(pre_save|post_save|pre_delete|post_delete|m2m_changed)\b")
    mentions = [named(path) for path in sources() if words.search(path.read_text())]
    assert mentions == []
    watched = (signals.pre_save, signals.post_save, signals.pre_delete, signals.post_delete)
    modules = {str(getattr(receiver(), "__module__", "")) for signal in watched for receiver in _receivers(signal)}
    assert {module for module in modules if not module.startswith(FOREIGN_RECEIVERS)} == set()


def _receivers(signal: signals.ModelSignal) -> list[object]:
    found = []
    for entry in signal.receivers:
        receiver = entry[1]
        found.append(receiver if hasattr(receiver, "__callback__") else (lambda kept=receiver: kept))
    return found


def test_no_transaction_is_as_long_as_a_request() -> None:
    from django.db import connections

    assert [alias for alias in connections if connections[alias].settings_dict.get("ATOMIC_REQUESTS")] == []
    assert [named(path) for path in sources() if re.search(r"ATOMIC_REQUESTS\W+True", path.read_text())] == []


def test_every_kind_of_event_follows_the_grammar_and_names_its_subject() -> None:
    declared = kinds.all_kinds()
    assert declared
    assert [kind.name for kind in declared if not kinds.GRAMMAR.match(kind.name)] == []
    assert [kind.name for kind in declared if kind.subject != kind.name.split(".", maxsplit=1)[0]] == []


@pytest.mark.django_db
def test_the_migrations_are_complete() -> None:
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said, stderr=said)
    except (SystemExit, CommandError):
        pytest.fail(said.getvalue())


# Pages


def templates() -> list[Path]:
    found = [path for path in PACKAGE.rglob("templates/**/*") if "tests" not in path.parts]
    return sorted(path for path in found if path.suffix in (".html", ".txt"))


def template_name(path: Path) -> str:
    parts = path.parts
    return Path(*parts[len(parts) - parts[::-1].index("templates") :]).as_posix()


@pytest.mark.parametrize("path", templates(), ids=template_name)
def test_a_template_compiles(path: Path) -> None:
    get_template(template_name(path))


#: Mail has no stylesheet of its own: what it looks like stands in it.
FORBIDDEN_MARKUP = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a <style> element": re.compile(r"<style\b", re.I),
    "a script without src": re.compile(r"<script\b(?![^>]*\ssrc\s*=)(?![^>]*type=\"application/json\")", re.I),
    "an on… attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "hx-on or js:": re.compile(r"\shx-on\b|[\"']js:", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
    "another host's file": re.compile(r"(src|srcset)\s*=\s*[\"']?(https?:)?//", re.I),
}


def faults_in(markup: str) -> list[str]:
    text = re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", "", markup, flags=re.S)
    return [what for what, pattern in FORBIDDEN_MARKUP.items() if pattern.search(text)]


def test_no_page_holds_a_script_or_style_of_its_own() -> None:
    pages = [path for path in templates() if path.suffix == ".html" and "mail" not in path.parts]
    assert {named(path): faults_in(path.read_text()) for path in pages if faults_in(path.read_text())} == {}


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ('<p class="a" style="color: red">', "a style attribute"),
        ("<style>p {}</style>", "a <style> element"),
        ("<script>go()</script>", "a script without src"),
        ('<a href="#" onclick="go()">', "an on… attribute"),
        ('<button hx-on:click="go()">', "hx-on or js:"),
        ('<a href="javascript:go()">', "a javascript: address"),
        ('<img src="https://example.com/pixel.gif">', "another host's file"),
    ],
)
def test_the_check_of_markup_finds_what_it_looks_for(markup: str, fault: str) -> None:
    assert fault in faults_in(markup)
    assert faults_in('<script type="module" src="/static/1/copy.js"></script><p class="style one">') == []


def stylesheets(*folders: str) -> list[Path]:
    found = [path for path in PACKAGE.rglob("static/**/*.css") if "vendor" not in path.parts]
    return [path for path in sorted(found) if not folders or any(folder in path.parts for folder in folders)]


def old_phone_faults(css: str) -> list[str]:
    """What a browser of 2021 does not understand: nesting, layers, ``:has()``, ``light-dark()``, and newer units."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\"[^\"]*\"|'[^']*'", '""', css)
    faults = [word for word in ("@layer", ":has(", "light-dark(", "@container", "color-mix(") if word in css]
    stack: list[bool] = []  # for each open block: whether it holds declarations
    for selector, brace in re.findall(r"([^{};]*)([{}])", css):
        if brace == "}":
            if stack:
                stack.pop()
            continue
        groups = selector.strip().startswith(("@media", "@supports"))
        if any(stack):
            faults.append(f"nesting in {selector.strip()[:40]!r}")
        stack.append(not groups)
    return faults


def test_the_portals_stylesheet_is_understood_by_old_phones() -> None:
    sheets = [path for path in stylesheets() if "desk" not in path.parts and "demo" not in path.parts]
    found = {named(path): old_phone_faults(_without_frames(path.read_text())) for path in sheets}
    assert {name: faults for name, faults in found.items() if faults} == {}


def _without_frames(css: str) -> str:
    """The steps inside @keyframes are blocks in a block, and always were."""
    return re.sub(r"@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)


@pytest.mark.parametrize(
    ("css", "faulty"),
    [
        ("a { color: red } @media (min-width: 9em) { a { color: blue } }", False),
        ("/* @layer */ a::after { content: '{' }", False),
        (".card { color: red; a { color: blue } }", True),
        (".card { &:hover { color: blue } }", True),
        (".card { @media (min-width: 9em) { color: blue } }", True),
        ("@layer base { a { color: red } }", True),
        ("p:has(a) { color: red }", True),
        ("p { color: light-dark(black, white) }", True),
    ],
)
def test_the_check_of_stylesheets_finds_what_it_looks_for(css: str, faulty: bool) -> None:
    assert bool(old_phone_faults(css)) is faulty
