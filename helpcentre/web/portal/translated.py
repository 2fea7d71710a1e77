"""Addresses of pages whose words differ between the languages."""

from typing import Protocol

from django.conf import settings
from django.urls import reverse
from django.utils import translation


class Addressed(Protocol):
    @property
    def language(self) -> str: ...

    @property
    def slug(self) -> str: ...


def address(name: str, row: Addressed) -> str:
    """Where ``row`` is shown, in its own language."""
    with translation.override(row.language):
        return reverse(name, args=[row.slug])


def other_address(name: str, row: Addressed | None) -> str:
    """The same for a translation that may not exist; empty when it does not."""
    return address(name, row) if row else ""


def public_url(path: str) -> str:
    """``path`` as it is written where the reader is somewhere else."""
    return f"{settings.PUBLIC_URL}{path}"
