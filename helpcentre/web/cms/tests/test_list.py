"""The list of articles: each with its state, found by words, filtered, the same few queries however long."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core import clock
from helpcentre.domain.knowledge import actions, states
from helpcentre.domain.knowledge.models import Article, Topic
from helpcentre.domain.knowledge.tests.cast import EDITOR, article, topic
from helpcentre.web.cms.tests.editor import save

pytestmark = pytest.mark.django_db

LIST = "/cms/snippets/knowledge/article/"


def titles(client, **asked):
    page = client.get(LIST, asked)
    assert page.status_code == 200
    return {row.title for row in page.context["object_list"]}


def told(row):
    return states.states(states.with_states(Article.objects.all()).get(pk=row.pk))


@pytest.fixture
def shelf(db, aisha):
    topic("stock", title="Stock")
    article("live-one", title="Live one", owner=aisha)
    article("draft-one", title="Draft one", publish=False, topic=topic("stock", title="Stock"))
    article("late-one", title="Late one", review_by=(clock.now() - timedelta(days=2)).date())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"Live one", "Draft one", "Late one"}),
        ({"q": "one LATE"}, {"Late one"}),
        ({"state": "live"}, {"Live one", "Late one"}),
        ({"state": "draft"}, {"Draft one"}),
        ({"state": "past_review"}, {"Late one"}),
        ({"state": "in_review"}, set()),
        ({"state": "scheduled"}, set()),
        ({"state": "outdated"}, set()),
        ({"language": "sw"}, set()),
        ({"audience": "public", "q": "draft"}, {"Draft one"}),
        ({"is_starter": "true"}, set()),
    ],
)
def test_articles_are_found_by_words_and_filters(asked, found, shelf, aisha, browser_of):
    assert titles(browser_of(aisha), **asked) == found


def test_articles_are_found_by_topic_and_owner(shelf, aisha, browser_of):
    client = browser_of(aisha)
    assert titles(client, topic=Topic.objects.get(key="stock").pk) == {"Draft one"}
    assert titles(client, owner=aisha.pk) == {"Live one"}


def test_an_article_on_its_way_says_so(aisha, asha, browser_of):
    later = article("later", publish=False)
    tomorrow = (clock.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    save(browser_of(aisha), later, "publish", go_live_at=tomorrow)
    assert not later.live
    assert told(later) == [states.State.SCHEDULED, states.State.DRAFT]
    asked = article("asked", publish=False)
    save(browser_of(asha), asked, "submit", body="Read me.")
    assert told(asked) == [states.State.IN_REVIEW, states.State.DRAFT]
    changed = article("changed")
    save(browser_of(asha), changed, body="A newer draft")
    assert told(changed) == [states.State.CHANGED]


def test_a_schedule_in_the_wrong_order_is_refused_and_stays_typed(aisha, browser_of):
    later = article("later", publish=False)
    day = clock.now() + timedelta(days=2)
    typed = {"go_live_at": f"{day:%Y-%m-%d %H:%M}", "expire_at": f"{day - timedelta(days=1):%Y-%m-%d %H:%M}"}
    page = save(browser_of(aisha), later, "publish", **typed)
    assert page.status_code == 200
    assert f'value="{typed["go_live_at"]}"' in page.content.decode()


def test_an_empty_list_says_what_to_do(aisha, browser_of):
    client = browser_of(aisha)
    assert "No articles yet" in client.get(LIST).content.decode()
    article("one")
    assert "No article fits" in client.get(LIST, {"q": "zzzz"}).content.decode()


def test_a_longer_list_asks_no_more_questions(aisha, browser_of):
    client = browser_of(aisha)
    shelf = topic()
    article("first", topic=shelf)
    ContentType.objects.get_for_model(Article)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        return len(asked)

    queries()
    few = queries()
    for number in range(12):
        actions.put_article(
            actor=EDITOR, language="en", slug=f"a-{number}", topic=shelf, title=f"A {number}", body="B", owner=aisha
        )
    assert queries() <= few
