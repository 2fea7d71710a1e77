"""Addresses of pages whose words differ between the languages."""

from functools import lru_cache
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
    return _address(name, row.language, row.slug)


@lru_cache(maxsize=4096)
def _address(name: str, language: str, slug: str) -> str:
    """Kept, since a list of answers asks for ten, and addresses never change while a process lives."""
    with translation.override(language):
        return reverse(name, args=[slug])


def other_address(name: str, row: Addressed | None) -> str:
    """The same for a translation that may not exist; empty when it does not."""
    return address(name, row) if row else ""


def public_url(path: str) -> str:
    """``path`` as it is written where the reader is somewhere else."""
    return f"{settings.PUBLIC_URL}{path}"
