"""How it stands with what leaves the house, for whoever has to mend it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from helpcentre.base.core import clock
from helpcentre.base.outbound.models import OutboundMail, OutboundSms, Status

CAP = 1_000


@dataclass(frozen=True)
class Standing:
    """``failed`` counts a day, ``waiting`` all, both up to a thousand. ``trouble``: the newest refusal of the day."""

    last_sent_at: datetime | None
    waiting: int
    failed: int
    trouble: str


def standing(model: type[OutboundMail] | type[OutboundSms]) -> Standing:
    """Four queries."""
    rows = model._default_manager.order_by("-created_at", "-id")
    today = rows.filter(created_at__gt=clock.now() - timedelta(days=1))
    return Standing(
        last_sent_at=rows.filter(status=Status.SENT).values_list("sent_at", flat=True).first(),
        waiting=rows.filter(status=Status.QUEUED)[:CAP].count(),
        failed=today.filter(status=Status.FAILED)[:CAP].count(),
        trouble=today.exclude(last_error="").values_list("last_error", flat=True).first() or "",
    )
