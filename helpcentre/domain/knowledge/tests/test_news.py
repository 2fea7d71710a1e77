from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.knowledge import news, rewriting
from helpcentre.domain.knowledge.models import Article, Audience
from helpcentre.domain.knowledge.tests.cast import article, topic

pytestmark = pytest.mark.django_db
BODY = " ".join(f"word{n}" for n in range(100))


def change(found, body):
    found.refresh_from_db()
    found.body = body
    found.publish(found.save_revision())


def age(found, days):
    Article.objects.filter(pk=found.pk).update(news_at=clock.now() - timedelta(days=days))


def titles(language="en", n=4):
    return [each.slug for each in news.newest(language, n)]


def test_a_new_article_is_news_for_sixty_days():
    found = article("stock-count")
    assert titles() == ["stock-count"]
    assert titles("sw") == []
    age(found, 61)
    assert titles() == []


def test_what_came_with_the_help_centre_is_no_news_until_it_is_rewritten():
    found = article("stock-count", is_starter=True, body=BODY)
    assert titles() == []
    change(found, BODY.replace("word7", "corrected"))
    assert titles() == []
    change(found, BODY.replace("word", "another"))
    assert titles() == ["stock-count"]


def test_a_correction_does_not_make_it_news_again_and_a_draft_brings_no_old_date_back():
    found = article("stock-count", body=BODY)
    age(found, 61)
    change(found, BODY + " more")
    assert titles() == []


def test_the_newest_come_first_and_hidden_ones_never():
    first, second = article("first"), article("second")
    age(first, 2)
    age(second, 1)
    assert titles() == ["second", "first"]
    assert titles(n=1) == ["second"]
    Article.objects.filter(pk=second.pk).update(audience=Audience.SIGNED_IN)
    assert titles() == ["first"]


@pytest.mark.parametrize(
    ("before", "after", "another"),
    [("", "", False), (BODY, BODY, False), (BODY, BODY + " x", False), (BODY, "all new words", True), ("", "x", True)],
)
def test_a_text_is_another_when_more_than_one_word_in_seven_is(before, after, another):
    assert rewriting.is_another(before, after) is another


def test_a_feed_of_a_topic_holds_what_stands_in_the_topics_below(django_assert_num_queries):
    payments = topic("payments")
    tills = topic("tills", parent=payments)
    article("wrong-till", topic=tills)
    article("elsewhere", topic=topic("stock"))
    assert [each.slug for each in news.latest("en", payments)] == ["wrong-till"]
    assert {each.slug for each in news.latest("en")} == {"wrong-till", "elsewhere"}
