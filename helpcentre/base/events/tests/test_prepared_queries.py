"""A prepared query finds what the query set finds, with other values at every run."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import Many, One, prepared
from helpcentre.base.events.models import Event, ParkedEvent

pytestmark = pytest.mark.django_db


@prepared
def _earlier(kind: One, before: One) -> QuerySet[Event]:
    return Event.objects.filter(kind=kind, occurred_at__lt=before).order_by("-id")


@prepared
def _about(subjects: Many) -> QuerySet[Event, tuple[Any, ...]]:
    return Event.objects.filter(subject_id__in=subjects).order_by("id").values_list("data", "pk")


@prepared
def _numbers(subjects: Many) -> QuerySet[Event, int]:
    return Event.objects.filter(subject_id__in=subjects).order_by("id").values_list("pk", flat=True)


@prepared
def _parked(subscriber: One) -> QuerySet[ParkedEvent]:
    return ParkedEvent.objects.select_related("event").filter(subscriber=subscriber).annotate(about=F("event__kind"))


def _happened(kind: str, at: datetime | None = None, subject: int = 1) -> Event:
    return Event.objects.create(
        kind=kind,
        occurred_at=at or clock.now(),
        actor_kind="system",
        subject_kind="none",
        subject_id=subject,
        data={"n": [1]},
    )


def test_each_run_has_values_of_its_own() -> None:
    now = clock.now()
    rang, fell = _happened("rang", now), _happened("fell", now - timedelta(days=1))
    later = now + timedelta(seconds=1)
    assert _earlier(kind="rang", before=later) == [rang] and _earlier(kind="rang", before=now) == []
    assert _earlier(kind="fell", before=now) == [fell]
    again = _happened("rang", now)
    assert _earlier(kind="rang", before=later) == [again, rang]


def test_the_first_row_alone_is_asked_for() -> None:
    now = clock.now()
    _happened("rang", now)
    newest = _happened("rang", now)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert _earlier.first(kind="rang", before=now + timedelta(seconds=1)) == newest
    assert "LIMIT 1" in asked[0]["sql"]
    assert _earlier.first(kind="rang", before=now) is None


def test_what_comes_back_is_what_the_model_holds() -> None:
    rang = _happened("rang")
    found = _earlier.first(kind="rang", before=clock.now() + timedelta(seconds=1))
    assert found is not None and not found._state.adding
    for field in Event._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(rang, field.attname)


def test_a_list_of_numbers_may_be_as_long_as_it_is() -> None:
    rows = [_happened("rang", subject=number) for number in (7, 8, 9)]
    assert _about(subjects=[7, 9]) == [({"n": [1]}, rows[0].pk), ({"n": [1]}, rows[2].pk)]
    assert _numbers(subjects=range(7, 10)) == [row.pk for row in rows]
    assert _about(subjects=[]) == []


def test_what_is_related_and_worked_out_comes_along() -> None:
    rang = _happened("rang")
    ParkedEvent.objects.create(event=rang, subscriber="bell", error="lost", parked_at=clock.now())
    with CaptureQueriesContext(connection) as asked:
        (parked,) = _parked(subscriber="bell")
        assert parked.event == rang and vars(parked)["about"] == "rang"
    assert len(asked) == 1


def test_nothing_is_no_value() -> None:
    with pytest.raises(TypeError, match="kind"):
        _earlier(kind=None, before=clock.now())
    with pytest.raises(ValueError, match="many"):
        _numbers(subjects=["many"])


@prepared
def _always(subject: One) -> QuerySet[Event]:
    hostile = ["it's", "100%", "a\\b", "", "x" * 100]
    return Event.objects.filter(subject_id=subject, actor_kind="system").exclude(kind__in=hostile).exclude(pk=0)


def test_what_is_always_the_same_stands_in_the_query_and_what_could_end_a_quotation_does_not() -> None:
    rang = _happened("rang", subject=4)
    for kind in ("it's", "100%", "a\\b", ""):
        _happened(kind, subject=4)
    assert _always(subject=4) == [rang]
    statement = _always._whole
    assert statement is not None
    assert "'system'" in statement._sql and len(statement._places) == 6
    assert "it's" not in statement._sql
