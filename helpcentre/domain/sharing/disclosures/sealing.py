"""The fingerprint of what the register says of a request, so that a record that was changed afterwards is found."""

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

from helpcentre.domain.sharing.disclosures.models import Disclosure, DisclosureHandover

_ASKED = (
    "authority", "officer", "their_reference", "country", "arrival", "arrived_on", "basis", "citation", "categories",
    "since", "until", "recorded_by_id", "recorded_at",
)  # fmt: skip
_REVIEW = ("reviewer_id", "is_approved", "reason", "targets", "categories", "since", "until", "reviewed_at")
_ARCHIVE = ("sha256", "size", "people", "rows", "files", "made_at")
_HANDOVER = ("to_whom", "means", "handed_on", "handed_by_id", "recorded_at", "sha256")


def seal(disclosure: Disclosure, handover: DisclosureHandover) -> str:
    """SHA-256 of all of it as it was when it was handed over; what came later is not in it."""
    targets = disclosure.targets.order_by("pk").values_list("pk", "person", "business", "ticket")
    papers = disclosure.papers.filter(added_at__lte=handover.recorded_at).order_by("pk")
    said = {
        "asked": _facts(disclosure, _ASKED),
        "targets": [list(row) for row in targets],
        "papers": [list(row) for row in papers.values_list("pk", "name", "file__sha256")],
        "review": _facts(disclosure.review, _REVIEW),
        "archive": _facts(disclosure.archive, _ARCHIVE),
        "people": list(disclosure.people.order_by("person").values_list("person", flat=True)),
        "handover": _facts(handover, _HANDOVER),
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=_plain).encode()).hexdigest()


def _facts(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
