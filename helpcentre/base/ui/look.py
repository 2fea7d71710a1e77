"""The look of the public pages as this process knows it, and changing it.

A page asks for it each time it is made. The memory of it lives half a minute, and the front drops it when it hears of
a change, before it drops the kept pages: a page that is made afterwards is made anew, and one made before is not kept.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.core.remembered import Remembered
from helpcentre.base.events import log
from helpcentre.base.ui import colours, events
from helpcentre.base.ui.models import Look

STYLE, LOGO = "look.css", "logo.webp"
MOST_LOGO = 12_000  # bytes as it is kept; the whole page aims at 25 kB
_ONLY = 1  # the id of the one row


@dataclass(frozen=True)
class Shown:
    """Empty contents are the house's own. Addresses change with what is behind them."""

    style: bytes = b""
    logo: bytes = b""
    width: int = 0
    height: int = 0

    @cached_property
    def style_url(self) -> str:
        return f"/static/{_digest(self.style)}/{STYLE}" if self.style else ""

    @cached_property
    def logo_url(self) -> str:
        return f"/static/{_digest(self.logo)}/{LOGO}" if self.logo else ""


_shown: Remembered[Shown] = Remembered("ui.look", seconds=30)


def row() -> Look:
    """What was chosen, or nothing yet."""
    return Look.objects.filter(pk=_ONLY).first() or Look(pk=_ONLY)


def shown(*, anew: bool = False) -> Shown:
    """How the public pages look now. At most one query in half a minute; ``anew`` asks in any case."""
    return _shown.value(_chosen, anew=anew)


def _chosen() -> Shown:
    chosen = row()
    style = colours.css(chosen.accent).encode() if chosen.accent else b""
    return Shown(style, bytes(chosen.logo or b""), chosen.logo_width, chosen.logo_height)


def known() -> Shown:
    """How they look as far as this process remembers; the house's own look where it does not. Asks nobody."""
    return _shown.get() or Shown()


def forget() -> None:
    """Somebody changed it, here or elsewhere."""
    _shown.forget()


def file(name: str, digest: str) -> bytes | None:
    """The bytes of one of its two files, if they are those that the digest names."""
    for anew in (False, True):  # another process may have told of a newer look
        look = shown(anew=anew)
        content = {STYLE: look.style, LOGO: look.logo}.get(name, b"")
        if content and _digest(content) == digest:
            return content
    return None


def set_accent(*, actor: Actor, accent: str) -> None:
    """A colour that ``colours.check`` found readable; empty for the house's own."""
    _change(actor, accent=accent)


def set_logo(*, actor: Actor, data: bytes | None, width: int = 0, height: int = 0) -> None:
    """WebP of at most ``MOST_LOGO`` bytes, encoded anew; None for the house's own mark."""
    if data is not None and len(data) > MOST_LOGO:
        raise ValueError("the logo is too large")
    _change(actor, logo=data, logo_width=width, logo_height=height)


def _change(actor: Actor, **facts: object) -> None:
    with transaction.atomic():
        Look.objects.update_or_create(pk=_ONLY, defaults={**facts, "changed_at": clock.now()})
        log.record(events.LOOK_CHANGED, _ONLY, actor=actor)
    forget()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
