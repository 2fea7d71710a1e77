"""What the clock publishes and takes back."""

import threading
from datetime import timedelta

import pytest
from django.db import connections

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.jobs.schedule import all_periodics
from helpcentre.base.search import articles as index
from helpcentre.base.search.query import articles as search
from helpcentre.domain.knowledge.actions import publish_due
from helpcentre.domain.knowledge.models import Announcement
from helpcentre.domain.knowledge.tests.cast import article

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def due(**counts):
    done = publish_due(actor=Actor.system())
    assert (done.published, done.unpublished, done.failed) == (
        counts.get("published", 0),
        counts.get("unpublished", 0),
        counts.get("failed", 0),
    )


def scheduled(slug, **dates):
    """An article whose newest text waits for ``go_live_at``, or stands until ``expire_at``."""
    row = article(slug, publish=False)
    for name, value in dates.items():
        setattr(row, name, value)
    row.save_revision().publish()
    row.refresh_from_db()
    return row


def told(row):
    return [event.kind for event in log.of("article", row.pk)]


def found(row):
    return row.pk in [hit.id for hit in search(row.slug.replace("-", " "), "en", 10).hits]


def test_an_article_that_waits_for_its_day_is_told_to_nobody():
    row = scheduled("ramadan-hours", go_live_at=clock.now() + HOUR)
    assert not row.live
    assert told(row) == []
    assert not found(row)
    due()
    assert told(row) == []


def test_on_its_day_it_is_live_found_and_told(later):
    row = scheduled("ramadan-hours", go_live_at=clock.now() + HOUR)
    later(hours=1)
    due(published=1)
    row.refresh_from_db()
    assert row.live
    assert found(row)
    assert told(row) == ["article.published"]


def test_twice_is_once(later):
    row = scheduled("ramadan-hours", go_live_at=clock.now() + HOUR)
    later(hours=2)
    due(published=1)
    due()
    assert told(row) == ["article.published"]


def test_a_new_text_of_a_public_article_waits_while_the_old_one_stands(later):
    row = article("receipts")
    row.title, row.go_live_at = "Receipts from June", clock.now() + HOUR
    row.save_revision().publish()
    row.refresh_from_db()
    assert (row.title, row.live, told(row)) == ("Receipts", True, ["article.published"])
    later(hours=1)
    due(published=1)
    row.refresh_from_db()
    assert row.title == "Receipts from June"
    assert told(row) == ["article.published"] * 2


def test_what_stood_long_enough_goes_with_its_index_row(later):
    row = scheduled("ramadan-hours", expire_at=clock.now() + HOUR)
    assert found(row)
    due()
    later(hours=1)
    due(unpublished=1)
    row.refresh_from_db()
    assert (row.live, row.expired) == (False, True)
    assert not found(row)
    assert told(row) == ["article.published", "article.unpublished"]
    due()


def test_one_goes_before_the_next_comes(later, monkeypatch):
    order = []
    monkeypatch.setattr(index, "remove", lambda pk: order.append("gone"))
    monkeypatch.setattr(index, "put", lambda text: order.append("come"))
    scheduled("may-offer", expire_at=clock.now() + 2 * HOUR)
    scheduled("june-offer", go_live_at=clock.now() + HOUR)
    order.clear()
    later(hours=3)
    due(published=1, unpublished=1)
    assert order == ["gone", "come"]


def test_a_day_that_came_and_went_while_the_house_was_dark_leaves_nothing_standing(later):
    row = scheduled("eid-hours", go_live_at=clock.now() + HOUR, expire_at=clock.now() + 2 * HOUR)
    later(hours=3)
    due(published=1, unpublished=1)
    row.refresh_from_db()
    assert not row.live
    assert not found(row)


def test_a_failing_row_changes_nothing_and_holds_nobody_up(later, monkeypatch):
    broken = scheduled("broken", go_live_at=clock.now() + HOUR)
    fine = scheduled("fine", go_live_at=clock.now() + 2 * HOUR)
    put = index.put

    def full_disk(text):
        if text.id == broken.pk:
            raise OSError("no room")
        put(text)

    monkeypatch.setattr(index, "put", full_disk)
    later(hours=3)
    due(published=1, failed=1)
    broken.refresh_from_db()
    fine.refresh_from_db()
    assert (broken.live, told(broken)) == (False, [])
    assert fine.live
    monkeypatch.setattr(index, "put", put)
    due(published=1)
    broken.refresh_from_db()
    assert broken.live
    assert found(broken)


def test_an_article_that_cannot_be_taken_from_the_index_stays_whole(later, monkeypatch):
    row = scheduled("may-offer", expire_at=clock.now() + HOUR)
    later(hours=1)
    monkeypatch.setattr(index, "remove", lambda pk: (_ for _ in ()).throw(OSError))
    due(failed=1)
    row.refresh_from_db()
    assert row.live
    assert told(row) == ["article.published"]


def test_announcements_come_and_go_the_same_way(later):
    row = Announcement.objects.create(language="sw", title="Huduma itasimama", live=False)
    row.go_live_at, row.expire_at = clock.now() + HOUR, clock.now() + 2 * HOUR
    row.save_revision().publish()
    row.refresh_from_db()
    assert not row.live
    later(hours=1)
    due(published=1)
    row.refresh_from_db()
    assert row.live
    later(hours=1)
    due(unpublished=1)
    row.refresh_from_db()
    assert not row.live
    assert {event.kind for event in log.of("announcement", row.pk)} == {"announcement.changed"}


@pytest.mark.django_db(transaction=True)
def test_two_at_once_publish_once(later):
    row = scheduled("ramadan-hours", go_live_at=clock.now() + HOUR)
    later(hours=1)
    start, counts = threading.Barrier(2), []

    def run():
        start.wait()
        counts.append(publish_due(actor=Actor.system()).published)
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == [0, 1]
    assert told(row) == ["article.published"]


def test_it_runs_every_minute():
    (entry,) = [entry for entry in all_periodics() if entry.name == "knowledge.publish_due"]
    assert entry.every == timedelta(minutes=1)
