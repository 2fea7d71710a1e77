"""The ``helpcentre`` command: our own commands and every Django command, on one data directory."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run one command. ``--data DIR`` (or ``HELPCENTRE_DATA``) names the data directory, wherever it stands."""
    os.umask(0o077)  # SQLite and others create files by it: the data is for nobody else, whoever made the folder
    arguments = _take_data_directory(sys.argv[:])
    if len(arguments) > 1 and not arguments[1].startswith("-"):
        arguments[1] = arguments[1].replace("-", "_")  # show-events is the module show_events
    if arguments[1:2] == ["up"] and "--demo" in arguments:
        _flag_demo()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helpcentre.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(arguments)


def _take_data_directory(arguments: list[str]) -> list[str]:
    for position, word in enumerate(arguments):
        if word == "--data" and position + 1 < len(arguments):
            os.environ["HELPCENTRE_DATA"] = arguments[position + 1]
            return arguments[:position] + arguments[position + 2 :]
        if word.startswith("--data="):
            os.environ["HELPCENTRE_DATA"] = word.removeprefix("--data=")
            return arguments[:position] + arguments[position + 1 :]
    return arguments


def _flag_demo() -> None:
    """Make this a demo's data directory, before the settings look. Never one that may hold real people.

    In a demo anybody at this machine signs in as anybody with one click.
    """
    from helpcentre.base.core.data_directory import DataDirectory

    data = DataDirectory(Path(os.environ.get("HELPCENTRE_DATA", "").strip() or "./data").resolve())
    if os.environ.get("HELPCENTRE_ENV", "").strip().lower() == "production":
        sys.exit("A production server runs no demo.")
    if data.is_demo:
        return
    if data.database.exists() or os.environ.get("DATABASE_URL", "").strip():
        sys.exit(f"{data.root} may hold real data and is not made a demo. Name a new one: --data ./data-demo")
    data.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    data.demo_flag.touch(mode=0o600)


if __name__ == "__main__":
    main()
