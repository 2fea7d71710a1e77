import pytest

from helpcentre.domain.knowledge import shelves
from helpcentre.domain.knowledge.models import Article, Audience
from helpcentre.domain.knowledge.neighbours import neighbours
from helpcentre.domain.knowledge.tests.cast import article, topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def payments():
    return topic("payments", position=1)


@pytest.fixture
def tills(payments):
    return topic("tills", parent=payments, position=2)


def test_a_topic_counts_what_stands_on_the_shelves_in_it(payments, tills, django_assert_num_queries):
    deepest = topic("paybills", parent=tills)
    article("wrong-till", topic=tills)
    article("paybill-name", topic=deepest)
    topic("empty")
    with django_assert_num_queries(1):
        (shelf,) = shelves.outermost("en")
    assert (shelf.topic, shelf.count) == (payments, 2)
    assert [(inner.topic, inner.count) for inner in shelf.below] == [(tills, 2)]


def test_shelves_and_articles_stand_in_their_order(payments, tills, django_assert_num_queries):
    codes = topic("codes", parent=payments, position=1)
    last, first = article("b", topic=payments, position=2), article("a", topic=payments, position=1)
    article("c", topic=codes)
    article("d", topic=tills)
    with django_assert_num_queries(2):
        shelf = shelves.shelf(payments)
    assert shelf.articles == [first, last]
    assert [inner.topic for inner in shelf.below] == [codes, tills]
    assert [each.slug for inner in shelf.below for each in inner.articles] == ["c", "d"]


def test_what_is_not_public_stands_on_no_shelf(payments, tills):
    article("draft", topic=tills, publish=False)
    hidden = article("till-keys", topic=tills)
    Article.objects.filter(pk=hidden.pk).update(audience=Audience.STAFF)
    assert shelves.outermost("en") == []
    assert shelves.shelf(payments).below == []


def test_the_other_language_has_its_own_shelves(payments):
    article("daily-close", topic=payments)
    assert shelves.outermost("sw") == []


def test_an_article_knows_the_topics_around_its_own_and_what_follows(payments, tills, django_assert_num_queries):
    deepest = topic("paybills", parent=tills)
    first, second = article("one", topic=deepest, position=1), article("two", topic=deepest, position=2)
    with django_assert_num_queries(1):
        beside = neighbours(first)
    assert [link.title for link in beside.above] == ["Payments", "Tills"]
    assert beside.next is not None
    assert beside.next.slug == "two"
    assert beside.related == []
    assert neighbours(second).next is None
    assert neighbours(article("three", topic=payments)).above == []
