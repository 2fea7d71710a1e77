"""A certificate, and how far an erasure is, in the words of whoever reads it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from helpcentre.base.inventory.stores import stores
from helpcentre.base.inventory.taxonomy import GROUP_TITLES, Group, Words
from helpcentre.domain.privacy.erasing import steps
from helpcentre.domain.privacy.models import Erasure, State

_SAID_NO = (State.TAKEN_BACK, State.REFUSED)


@dataclass(frozen=True)
class Line:
    """One place: ``title`` names it, ``count`` is how much went, ``at`` when the last of it did."""

    title: Words
    count: int
    at: datetime


@dataclass(frozen=True)
class Certificate:
    """``places`` that held something; ``looked`` are the titles of those that held nothing. ``fades`` are places that
    nobody can search by person, with the day on which they hold nothing of then. ``address`` is what became of the one
    that was given for this certificate."""

    started: datetime | None
    finished: datetime
    places: list[Line]
    looked: list[Words]
    fades: list[tuple[Words, datetime]]
    archives: datetime | None
    backups: datetime | None
    entry: int
    address: "Address | None" = None


@dataclass(frozen=True)
class Address:
    """It waits for its mail until ``until`` at most. ``gone`` is when it went, None while it is here; ``sent`` says
    whether the mail left. No backup holds it after ``backups``."""

    until: datetime
    backups: datetime
    gone: datetime | None
    sent: bool


def certificate(erasure: Erasure) -> Certificate | None:
    """None while it is not finished."""
    said: dict[str, Any] = erasure.certificate
    if erasure.finished_at is None or not said:
        return None
    lines = [
        Line(title, int(place["count"]), datetime.fromisoformat(place["at"]))
        for name, place in said["places"].items()
        if (title := _title(name))
    ]
    return Certificate(
        started=_moment(said["started"]),
        finished=datetime.fromisoformat(said["finished"]),
        places=[line for line in lines if line.count],
        looked=[line.title for line in lines if not line.count],
        fades=[(title, datetime.fromisoformat(at)) for name, at in said["fades"].items() if (title := _store(name))],
        archives=_moment(said["archives"]),
        backups=_moment(said["backups"]),
        entry=int(said["ledger"] or 0),
        address=_address(said.get("address")),
    )


def progress(erasure: Erasure) -> tuple[int, int]:
    """Steps that are done in this lap, of how many."""
    every = len(steps.all_steps())
    lap = erasure.steps.order_by("-lap").values_list("lap", flat=True).first() or 0
    return (min(erasure.steps.filter(lap=lap).count(), every) if lap else 0), every


def story(erasure: Erasure) -> dict[str, Any]:
    """What every page of one erasure shows: how far it is, then its certificate."""
    done, every = progress(erasure)
    return {"erasure": erasure, "certificate": certificate(erasure), "done": done, "every": every}


def waiting(person_id: int) -> Erasure | None:
    """The erasure of somebody that is asked for and not over; none that was taken back with its request."""
    found = (
        Erasure.objects.select_related("request").filter(person=person_id, cancelled_at=None, finished_at=None).first()
    )
    said_no = found is not None and found.waits and found.request is not None and found.request.state in _SAID_NO
    return None if said_no else found


def by_key(key: str) -> Erasure | None:
    """What the address of a certificate leads to."""
    return None if "\0" in key else Erasure.objects.filter(key=key).first()  # PostgreSQL takes no NUL


def newest(limit: int = 100) -> list[Erasure]:
    """Those that are not over first, then the latest."""
    going = Erasure.objects.filter(cancelled_at=None, finished_at=None).order_by("begins_at")[:limit]
    over = Erasure.objects.exclude(finished_at=None).order_by("-finished_at")[:limit]
    return [*going, *over]


def _address(said: dict[str, Any] | None) -> Address | None:
    if not said or "until" not in said:
        return None
    until, backups = datetime.fromisoformat(said["until"]), datetime.fromisoformat(said["backups"])
    return Address(until, backups, _moment(said.get("gone")), bool(said.get("sent")))


def _title(name: str) -> Words | None:
    kind, _space, rest = name.partition(" ")
    if kind == "group":
        return GROUP_TITLES.get(Group(rest)) if rest in list(Group) else None
    return _store(rest)


def _store(name: str) -> Words | None:
    found = stores.by_name.get(name)
    return found.holds if found else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
