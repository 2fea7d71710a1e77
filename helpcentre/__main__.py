"""The ``helpcentre`` command: our own commands and every Django command, on one data directory."""

import os
import sys


def main() -> None:
    """Run one command. ``--data DIR`` (or ``HELPCENTRE_DATA``) names the data directory, wherever it stands."""
    arguments = sys.argv[:]
    for position, word in enumerate(arguments):
        if word == "--data" and position + 1 < len(arguments):
            os.environ["HELPCENTRE_DATA"] = arguments[position + 1]
            del arguments[position : position + 2]
            break
        if word.startswith("--data="):
            os.environ["HELPCENTRE_DATA"] = word.removeprefix("--data=")
            del arguments[position]
            break
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helpcentre.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(arguments)


if __name__ == "__main__":
    main()
