"""Looking at a link: what is asked of whoever reaches out. The adapter that does registers here from ``config``."""

from dataclasses import dataclass
from typing import Protocol

from helpcentre.domain.feedback.models import LinkState


@dataclass(frozen=True)
class Finding:
    """``status`` is the HTTP status of the last answer, None when none came."""

    state: LinkState
    status: int | None = None


class LinkProbe(Protocol):
    def look(self, url: str) -> Finding:
        """Ask for ``url`` and say what came back. Never raises; ends within a quarter of a minute."""


_probe: LinkProbe | None = None


def use(probe: LinkProbe | None) -> None:
    global _probe  # noqa: PLW0603 - one for the process
    _probe = probe


def current() -> LinkProbe | None:
    """None where nothing may reach out."""
    return _probe
