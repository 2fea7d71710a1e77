"""A prepared query finds what the query set finds, with other values at every run."""

from datetime import datetime, timedelta

import pytest
from django.db.models import CharField, DateTimeField

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import Given, Prepared
from helpcentre.base.events.models import Event

pytestmark = pytest.mark.django_db

_EARLIER = Prepared(
    lambda: Event.objects.filter(
        kind=Given("kind", CharField()), occurred_at__lt=Given("before", DateTimeField())
    ).order_by("-id")
)


def _happened(kind: str, at: datetime) -> Event:
    return Event.objects.create(
        kind=kind, occurred_at=at, actor_kind="system", subject_kind="none", subject_id=1, data={"n": [1]}
    )


def test_each_run_has_values_of_its_own() -> None:
    now = clock.now()
    rang, fell = _happened("rang", now), _happened("fell", now - timedelta(days=1))
    assert _EARLIER.first(Event, kind="rang", before=now + timedelta(seconds=1)) == rang
    assert _EARLIER.first(Event, kind="rang", before=now) is None
    assert _EARLIER.first(Event, kind="fell", before=now) == fell


def test_what_comes_back_is_what_the_model_holds() -> None:
    rang = _happened("rang", clock.now())
    found = _EARLIER.first(Event, kind="rang", before=clock.now() + timedelta(seconds=1))
    assert found is not None and not found._state.adding
    for field in Event._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(rang, field.attname)


def test_a_query_of_values_comes_as_tuples() -> None:
    rang = _happened("rang", clock.now())
    named = Prepared(lambda: Event.objects.filter(kind=Given("kind", CharField())).values_list("data", "pk"))
    assert named.values(kind="rang") == [({"n": [1]}, rang.pk)]
