"""Carrying events from the log to their subscribers: at least once, in order, each subscriber at its own pace."""

import logging
import threading
from datetime import timedelta

from django.db import close_old_connections, connections, transaction
from django.db.models import QuerySet

from helpcentre.base.core import clock, courtesy
from helpcentre.base.core.database import durability
from helpcentre.base.core.database.prepared import prepared
from helpcentre.base.events import faults, log, wakeup
from helpcentre.base.events.models import Event, ParkedEvent, SubscriberCursor
from helpcentre.base.events.subscribers import Subscriber, all_subscribers

logger = logging.getLogger(__name__)

BACK_OFF = (1, 5, 30, 120, 600, 600, 600)  # seconds before the second, third … try of one event
TRIES = len(BACK_OFF) + 1
_BATCH = 100
_STRIDE = 1000  # a cursor is carried over this many events that do not concern its subscriber


class Dispatcher:
    """Reads the log for all subscribers. Any number of threads and processes may run one at the same time.

    How one event is read, so that it is neither lost nor read by two at once:

    1. The next event of the subscriber's kinds is looked up without a lock.
    2. A transaction opens and moves the cursor from the value seen in step 1 to the event. When the cursor no
       longer has that value, another dispatcher was first: the transaction ends and the subscriber is left alone.
       On PostgreSQL the moved row stays locked, on SQLite the whole database is, until the transaction ends.
    3. The reader runs inside the same transaction, so its rows and the cursor commit together or not at all.
    4. When it raises, everything is rolled back, and a second small transaction counts the failure and sets
       ``retry_at``. Other subscribers go on. After ``TRIES`` tries the event is parked and the cursor moves on.

    Every commit of anybody wakes it, so that a round in which nothing is due must cost next to nothing: three queries,
    however many subscribers there are.
    """

    def __init__(self, stop: threading.Event) -> None:
        self.stop = stop
        self._looked: dict[str, tuple[int, int]] = {}  # by subscriber: nothing for it from its cursor up to this event

    def run(self) -> None:
        """Thread target: read until ``stop`` is set. A lost database is waited for."""
        durability.relax()
        try:
            for _ in wakeup.watch(self.stop, quiet=1.0):
                try:
                    close_old_connections()
                    courtesy.give_way()
                    while not self.stop.is_set() and self.run_once():
                        pass
                except Exception as error:
                    logger.error("The dispatcher goes on after %s", faults.describe(error))
                    self.stop.wait(1.0)
        finally:
            connections.close_all()

    def run_once(self) -> int:
        """One round over all subscribers. Returns the number of events read or parked; 0 means nothing is due."""
        newest = log.newest_id()
        cursors = {cursor.name: cursor for cursor in _cursors()}
        seen = {each.name: self._seen(each.name, cursors.get(each.name)) for each in all_subscribers()}
        behind = [each for each in all_subscribers() if seen[each.name] < newest and _may_go(cursors.get(each.name))]
        if not behind:
            return 0
        news = log.after(min(seen[each.name] for each in behind), limit=_BATCH)
        handled = 0
        for each in behind:
            theirs = any(event.id > seen[each.name] and event.kind in each.kinds for event in news)
            if theirs or len(news) == _BATCH:
                handled += self._advance(each)
            else:
                self._pass_over(each.name, cursors.get(each.name), newest)
        return handled

    def _seen(self, name: str, cursor: SubscriberCursor | None) -> int:
        """Up to which event nothing is left for a subscriber. What was looked through counts while its cursor stays."""
        position = cursor.last_event_id if cursor else 0
        begun, end = self._looked.get(name, (0, 0))
        return end if begun == position else position

    def _pass_over(self, name: str, cursor: SubscriberCursor | None, newest: int) -> None:
        position = cursor.last_event_id if cursor else 0
        self._looked[name] = position, newest
        if newest - position >= _STRIDE:
            _move(cursor_of(name).name, position, newest)

    def _advance(self, subscriber: Subscriber) -> int:
        newest = log.newest_id()
        cursor = cursor_of(subscriber.name)
        if cursor.last_event_id >= newest or not _may_go(cursor):
            return 0
        position = cursor.last_event_id
        handled = 0
        for event in log.after(position, kinds=subscriber.kinds, limit=_BATCH):
            if self.stop.is_set():
                return handled
            courtesy.give_way()
            try:
                if not _read(subscriber, position, event):
                    return handled
            except Exception as error:
                return handled + _failed(subscriber, position, event, error)
            position = event.id
            handled += 1
        if handled < _BATCH:
            self._pass_over(subscriber.name, cursor_of(subscriber.name), newest)
        return handled


@prepared
def _cursors() -> QuerySet[SubscriberCursor]:
    return SubscriberCursor.objects.all()


def _may_go(cursor: SubscriberCursor | None) -> bool:
    """Whether it waits for no second try."""
    return cursor is None or cursor.retry_at is None or cursor.retry_at <= clock.now()


def cursor_of(name: str) -> SubscriberCursor:
    """The cursor of one subscriber; a new one starts before the first event."""
    cursor = SubscriberCursor.objects.filter(name=name).first()
    return cursor or SubscriberCursor.objects.get_or_create(name=name)[0]


def skip_to_newest() -> None:
    """Mark every event so far as read by every subscriber. For bulk loads of made-up history, and nothing else."""
    newest = log.newest_id()
    for subscriber in all_subscribers():
        SubscriberCursor.objects.update_or_create(
            name=subscriber.name, defaults={"last_event_id": newest, "failures": 0, "retry_at": None}
        )


def _move(name: str, position: int, target: int) -> bool:
    """Claim the stretch from ``position`` to ``target``; False when another dispatcher was first."""
    waiting = SubscriberCursor.objects.filter(name=name, last_event_id=position)
    return waiting.update(last_event_id=target, failures=0, retry_at=None) == 1


def _read(subscriber: Subscriber, position: int, event: Event) -> bool:
    with transaction.atomic():
        if not _move(subscriber.name, position, event.id):
            return False
        subscriber.read(event)
    return True


def _failed(subscriber: Subscriber, position: int, event: Event, error: Exception) -> int:
    """Count a failed try; park the event after the last. Returns 1 when it was parked, else 0."""
    place = faults.describe(error)
    with transaction.atomic():
        cursor = SubscriberCursor.objects.filter(name=subscriber.name, last_event_id=position).first()
        if cursor is None:
            return 0
        tries = cursor.failures + 1
        counted = SubscriberCursor.objects.filter(
            name=subscriber.name, last_event_id=position, failures=cursor.failures
        )
        if tries < TRIES:
            wait = timedelta(seconds=BACK_OFF[cursor.failures])
            counted.update(failures=tries, retry_at=clock.now() + wait)
        elif counted.update(last_event_id=event.id, failures=0, retry_at=None):
            ParkedEvent.objects.get_or_create(
                subscriber=subscriber.name, event=event, defaults={"parked_at": clock.now(), "error": place}
            )
    logger.error("%s failed at event %d, try %d of %d: %s", subscriber.name, event.id, tries, TRIES, place)
    return int(tries >= TRIES)
