"""Every address below ``/cms/``: most are Wagtail's, some of them regular expressions, so they have their own table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver

from tests.access.addresses import AUTHORING, URLCONF

#: What stands for an object in an address: it need not exist, because the door comes first.
_SAMPLE = "1"


@dataclass(frozen=True)
class AuthoringAddress:
    route: str
    view: Any

    @property
    def path(self) -> str:
        """An address that the route matches, with objects that may not exist."""
        path = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", _SAMPLE, self.route)
        return re.sub(r"<[^<>]+>", _SAMPLE, path).replace("\\.", ".").replace("^", "").removesuffix("$")

    @property
    def names_an_object(self) -> bool:
        return "<" in self.route

    def __str__(self) -> str:
        return self.route


def every_authoring_address() -> list[AuthoringAddress]:
    [authoring] = [each for each in get_resolver(URLCONF).url_patterns if f"/{each.pattern}" == AUTHORING]
    return list(_walk(authoring, AUTHORING))


def _walk(resolver: Any, before: str) -> Iterator[AuthoringAddress]:
    for entry in resolver.url_patterns:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, here)
        else:
            yield AuthoringAddress(here, entry.callback)
