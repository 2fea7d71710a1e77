import pytest

from helpcentre.base.core import clock
from helpcentre.base.events import parked
from helpcentre.base.events.models import ParkedEvent
from helpcentre.base.events.tests.shop import OPENED, record

pytestmark = pytest.mark.django_db


def park(name="bell"):
    event_id = record()
    ParkedEvent.objects.create(subscriber=name, event_id=event_id, parked_at=clock.now(), error="ValueError")
    return event_id


def test_parked_events_are_read_again_in_order_and_leave(readers):
    read = []
    readers("bell", OPENED)(lambda event: read.append(event.id))
    ids = [park(), park()]
    assert parked.read_again("bell") == 2
    assert read == ids
    assert not ParkedEvent.objects.exists()


def test_one_that_fails_again_stays_parked(readers):
    def crash(event):
        raise RuntimeError

    readers("bell", OPENED)(crash)
    park()
    with pytest.raises(RuntimeError):
        parked.read_again("bell")
    assert parked.counts() == {"bell": 1}


def test_an_unknown_subscriber_is_named(readers):
    with pytest.raises(LookupError, match="whistle"):
        parked.read_again("whistle")


def test_each_subscriber_has_its_own_count(readers):
    park("bell")
    park("bell")
    park("drum")
    assert parked.counts() == {"bell": 2, "drum": 1}
