"""Whether a mail that waits may still leave: asked at the last moment, so that stopping is effective in the queue too.

An app that sends mail which people may stop declares its gate in ``mail_gates.py``.
"""

from collections.abc import Callable

from helpcentre.base.outbound.models import OutboundMail

Gate = Callable[[OutboundMail], bool]

_gates: dict[str, Gate] = {}


def gate(kind: str) -> Callable[[Gate], Gate]:
    """Bind a function to a kind of mail; it says whether this one may leave. What has no gate always may."""

    def declare(may: Gate) -> Gate:
        _gates[kind] = may
        return may

    return declare


def may_leave(mail: OutboundMail) -> bool:
    may = _gates.get(mail.kind)
    return may is None or may(mail)


def optional_kinds() -> list[str]:
    """The kinds of mail that people may stop."""
    return sorted(_gates)
