"""Typed readers of the environment. A value that cannot be understood stops the start with its name and an example."""

import os
from collections.abc import Mapping


class BadSettingError(Exception):
    """An environment variable holds something that cannot be used."""


def text(name: str, default: str = "", *, environ: Mapping[str, str] = os.environ) -> str:
    """The variable without surrounding white space, or ``default`` when it is unset or blank."""
    return environ.get(name, "").strip() or default


def number(name: str, default: int, *, low: int, high: int, environ: Mapping[str, str] = os.environ) -> int:
    """A whole number from ``low`` to ``high``. Raises BadSettingError otherwise."""
    value = text(name, environ=environ)
    if not value:
        return default
    if not (value.isascii() and value.isdigit()) or not low <= int(value) <= high:
        raise BadSettingError(f"{name} is {value!r}; write a whole number from {low} to {high}")
    return int(value)


def choice(name: str, allowed: tuple[str, ...], *, environ: Mapping[str, str] = os.environ) -> str:
    """One of ``allowed``; the first is the default. Raises BadSettingError otherwise."""
    value = text(name, allowed[0], environ=environ).lower()
    if value not in allowed:
        raise BadSettingError(f"{name} is {value!r}; write one of {', '.join(allowed)}")
    return value


def words(name: str, default: str = "", *, environ: Mapping[str, str] = os.environ) -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default, environ=environ).split(",") if word.strip()]
