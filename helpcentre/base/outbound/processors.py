"""What may leave the house: each way out says what it sends and to whom, and a register of processors allows it or not.

A way out is declared here by whoever builds it. The register is installed by the app that keeps it; without one, only
what stays on this machine leaves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.taxonomy import Category, Words

#: Why something waits, as it is written into ``last_error``.
REASONS = ("NoProcessor", "ProcessorOff", "CategoryNotAllowed")
_LOCAL = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class WayOut:
    """``host`` is where it leads now, empty when nothing is set; ``sends`` are all categories that may go along."""

    key: str
    title: Words
    host: Callable[[], str]
    sends: tuple[Category, ...]

    @property
    def is_local(self) -> bool:
        """It stays on this machine, or in a folder of it: there is nobody to register."""
        return self.host() in {"", *_LOCAL}


class Register(Protocol):
    def refusal(self, host: str, sends: tuple[Category, ...]) -> str:
        """One of ``REASONS``, or "" when a processor at ``host`` may get all of it."""
        ...


_ways: dict[str, WayOut] = {}
_register: list[Register] = []


def way_out(way: WayOut) -> WayOut:
    """Declare one. Raises ValueError when the key is taken."""
    if way.key in _ways:
        raise ValueError(f"the way out {way.key} is declared twice")
    _ways[way.key] = way
    return way


def ways_out() -> list[WayOut]:
    return [_ways[key] for key in sorted(_ways)]


def use(register: Register | None) -> None:
    _register[:] = [register] if register else []


def refusal(way: WayOut) -> str:
    """Why nothing may leave this way now; empty when it may."""
    if way.is_local:
        return ""
    return _register[0].refusal(way.host(), way.sends) if _register else "NoProcessor"


def host_of(url: str) -> str:
    """The host of an address, in lower case; something unreadable is a host that nobody registered."""
    try:
        return (urlsplit(url).hostname or "").lower() if url else ""
    except ValueError:
        return "?"


MAIL = way_out(
    WayOut("mail", _("Mail"), lambda: host_of(settings.EMAIL_URL), (Category.EMAIL, Category.NAME, Category.CONTENT))
)
SMS = way_out(WayOut("sms", _("Text messages"), lambda: host_of(settings.SMS_URL), (Category.PHONE, Category.CONTENT)))
