"""The command line: everything DESIGN §4 names is there and explains itself."""

import pkgutil
import subprocess
import sys

import pytest
from django.apps import apps
from django.core.management import execute_from_command_line, load_command_class

#: What the command line promises, as one types it.
SURFACE = (
    "up",
    "demo",
    "worker",
    "staff",
    "staff add",
    "articles",
    "people",
    "people import",
    "person export",
    "person erase",
    "person prove",
    "ledger",
    "ledger status",
    "ledger replay",
    "ledger rebuild",
    "search",
    "inventory",
    "promises",
    "backup",
    "backup create",
    "backup list",
    "backup verify",
    "backup restore",
    "check",
    "show-events",
    "show-subscribers",
    "show-schedule",
    "show-merging",
    "migrate",
    "retention",
    "translations",
)
OPTIONS = {
    "up": ("--host", "--port", "--demo", "--no-worker"),
    "demo": ("--tickets", "--articles", "--people"),
    "staff add": ("--role",),
    "person erase": ("--plan", "--yes"),
    "person export": ("--out", "--language"),
    "search": ("--language", "--limit", "--json"),
    "inventory": ("--json",),
    "promises": ("--json", "--only"),
    "check": ("--deploy",),
}
#: They come with the issues that build what they command.
TO_COME = ("mail receive", "mail parse", "token add", "backup drill")


def own_commands() -> list[tuple[str, str]]:
    """App and module of every command this project adds."""
    return sorted(
        (config.name, module.name)
        for config in apps.get_app_configs()
        if config.name.startswith("helpcentre.")
        for module in pkgutil.iter_modules([f"{config.path}/management/commands"])
        if not module.name.startswith("_")
    )


def help_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    words = command.split()
    words[0] = words[0].replace("-", "_")
    with pytest.raises(SystemExit) as ended:
        execute_from_command_line(["helpcentre", *words, "--help"])
    said = capsys.readouterr()
    assert ended.value.code == 0, said.err
    return said.out


@pytest.mark.parametrize("command", SURFACE)
def test_a_documented_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = help_of(command, capsys)
    assert "usage:" in text
    assert [option for option in OPTIONS.get(command, ()) if option not in text] == []


@pytest.mark.parametrize(("app", "name"), own_commands(), ids=lambda value: str(value).rpartition(".")[2])
def test_a_command_says_in_a_sentence_what_it_does(app: str, name: str) -> None:
    told = load_command_class(app, name).help
    assert told.strip().endswith("."), f"{app}: {name}"


def test_every_command_of_ours_is_part_of_the_surface() -> None:
    names = {name.replace("_", "-") for _app, name in own_commands()}
    surface = {command.split()[0] for command in SURFACE}
    assert {name for name in names - surface if not name.startswith("show-")} == set()


def test_commands_to_come_are_not_there_yet() -> None:
    """When one arrives, it moves from TO_COME to SURFACE."""
    names = {name for _app, name in own_commands()}
    assert {command.split()[0] for command in TO_COME} & names <= {"backup", "person"}


@pytest.mark.parametrize("command", ["show-events", "search"])
def test_the_real_command_runs_and_takes_the_data_directory_anywhere(command: str, tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "helpcentre", command, "--help", "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout
