"""Topics change places, in both languages at once."""

import pytest

from helpcentre.base.events.models import Event
from helpcentre.domain.knowledge import actions
from helpcentre.domain.knowledge.models import Topic
from helpcentre.domain.knowledge.tests.cast import EDITOR, topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelves(db):
    for code in ("en", "sw"):
        for key in ("payments", "stock", "staff"):
            topic(key, code)
    return lambda code: list(
        Topic.objects.filter(language=code).order_by("position", "id").values_list("key", flat=True)
    )


def move(key, steps):
    topic = Topic.objects.get(key=key, language="en")
    actions.move_topic(actor=EDITOR, topic=topic, steps=steps)


def test_a_topic_moves_up_in_both_languages(shelves):
    move("staff", -1)
    assert shelves("en") == shelves("sw") == ["payments", "staff", "stock"]


def test_past_an_end_it_stays_at_the_end(shelves):
    move("payments", -1)
    move("staff", 1)
    assert shelves("en") == ["payments", "stock", "staff"]


def test_every_topic_that_moved_is_told_and_no_other(shelves):
    move("staff", 0)
    Event.objects.all().delete()
    move("staff", -1)
    moved = set(Event.objects.filter(kind="topic.changed").values_list("subject_id", flat=True))
    assert moved == set(Topic.objects.filter(key__in=["stock", "staff"]).values_list("pk", flat=True))
