"""Who may put a waiting file to a message: whoever holds its claim, which only its sender was given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

from helpcentre.domain.tickets.models import Attachment

WAITS = timedelta(days=1)
_SALT = "helpcentre.tickets.attaching.claim"
_MOST = 50  # claims that one form may hold


def make(attachment: Attachment) -> str:
    return signing.Signer(salt=_SALT).sign(str(attachment.pk))


@dataclass(frozen=True)
class Claimed:
    """``waiting`` are the attachments that still wait, oldest first; ``sent`` how many have their message already, as
    when a form comes twice; ``gone`` how many claims are for nothing any more."""

    waiting: list[Attachment]
    sent: int
    gone: int


def look(claims: Iterable[str]) -> Claimed:
    """What these claims are for."""
    told = list(dict.fromkeys(claim for claim in claims if claim))[:_MOST]
    numbers = {number for claim in told if (number := _read(claim)) is not None}
    found = list(Attachment.objects.select_related("file").filter(pk__in=numbers).order_by("pk")) if numbers else []
    waiting = [attachment for attachment in found if attachment.message_id is None]
    return Claimed(waiting, len(found) - len(waiting), len(told) - len(found))


def _read(claim: str) -> int | None:
    try:
        return int(signing.Signer(salt=_SALT).unsign(claim))
    except (signing.BadSignature, ValueError):
        return None
