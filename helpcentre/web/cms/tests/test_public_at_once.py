"""Topics and shared words have no drafts: who may publish changes them, and pages follow."""

import pytest

from helpcentre.base.events.models import Event
from helpcentre.domain.knowledge.models import Snippet, Topic
from helpcentre.domain.knowledge.tests.cast import topic

pytestmark = pytest.mark.django_db

WORDS = "/cms/snippets/knowledge/snippet/add/"
HOURS = {"name": "hours", "language": "en", "body": "8 am to 6 pm.\r\n\r\n<script>go()</script>Every day."}


@pytest.fixture
def shelves(db):
    return [topic(key) for key in ("payments", "stock")]


def test_an_agent_changes_neither_topics_nor_shared_words(asha, shelves, browser_of):
    client = browser_of(asha)
    client.post(WORDS, HOURS)
    assert not Snippet.objects.exists()
    assert client.post(f"/cms/topics/{shelves[1].pk}/move/up/").status_code == 404
    assert "move/up" not in client.get("/cms/topics/order/").content.decode()
    client.post(f"/cms/snippets/knowledge/topic/delete/{shelves[0].pk}/")
    assert list(Topic.objects.order_by("position", "id")) == shelves


def test_an_author_writes_shared_words_and_pages_hear_of_it(aisha, browser_of):
    assert browser_of(aisha).post(WORDS, HOURS).status_code == 302
    words = Snippet.objects.get()
    assert words.body == "8 am to 6 pm.\n\nEvery day."
    event = Event.objects.get(kind="snippet.changed")
    assert (event.subject_id, event.actor_id) == (words.pk, aisha.pk)


def test_an_author_moves_a_topic(aisha, shelves, browser_of):
    answer = browser_of(aisha).post(f"/cms/topics/{shelves[1].pk}/move/up/")
    assert answer["Location"] == f"/cms/topics/order/#topic-{shelves[1].pk}"
    assert [each.key for each in Topic.objects.order_by("position", "id")] == ["stock", "payments"]


def test_a_change_of_a_topic_is_told(aisha, shelves, browser_of):
    shelf = shelves[0]
    typed = {"language": "en", "parent": "", "title": "Payments and M-Pesa", "summary": "", "slug": shelf.slug}
    typed |= {"key": shelf.key, "icon": "pesa", "position": 3}
    Event.objects.all().delete()
    assert browser_of(aisha).post(f"/cms/snippets/knowledge/topic/edit/{shelf.pk}/", typed).status_code == 302
    assert Event.objects.get(kind="topic.changed").subject_id == shelf.pk


def test_deleting_one_is_told_also_when_many_go_at_once(aisha, shelves, browser_of):
    Event.objects.all().delete()
    pks = sorted(shelf.pk for shelf in shelves)
    browser_of(aisha).post(f"/cms/snippets/knowledge/topic/delete/{shelves[0].pk}/")
    Topic.objects.filter(key="stock").delete()
    told = Event.objects.filter(kind="topic.changed").values_list("subject_id", flat=True)
    assert sorted(told) == pks
    assert not Topic.objects.exists()
