from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from helpcentre.domain.feedback import actions
from helpcentre.domain.feedback.board import articles
from helpcentre.domain.feedback.models import ArticleReading
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.tests.cast import article

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def test_pages_of_articles_are_added_up_by_day() -> None:
    with time_machine.travel(START, tick=False) as time:
        first = article("receipt")
        pages = {"/en/articles/receipt/": 3, "/en/": 9, "/sw/articles/receipt/": 4, "/en/articles/gone/": 1}
        assert actions.add_readings(pages=pages) == 1
        actions.add_readings(pages={"/en/articles/receipt/": 2})
        time.shift(timedelta(days=1))
        actions.add_readings(pages={"/en/articles/receipt/": 1})
    rows = ArticleReading.objects.order_by("day").values_list("article", "number")
    assert list(rows) == [(first.pk, 5), (first.pk, 1)]


def test_nothing_is_written_for_pages_that_are_no_articles() -> None:
    assert actions.add_readings(pages={"/en/": 5, "/en/articles/" + "x" * 500 + "/": 1, "/en/articles/a/b/": 1}) == 0


def test_an_article_that_hardly_anybody_opened_in_a_month_is_one_nobody_finds() -> None:
    with time_machine.travel(START, tick=False) as time:
        article("found")
        lonely = article("lonely")
        actions.add_readings(pages={"/en/articles/found/": 3})
        assert articles.unread(Article.objects.all()) == []  # not counted for long enough to know
        time.shift(timedelta(days=31))
        actions.add_readings(pages={"/en/articles/found/": 3, "/en/articles/lonely/": 2})
        [row] = articles.unread(Article.objects.all())
    assert (row.article, row.facts) == (lonely.pk, {"read": 2})


def test_numbers_go_after_400_days() -> None:
    with time_machine.travel(START, tick=False) as time:
        article("receipt")
        actions.add_readings(pages={"/en/articles/receipt/": 1})
        time.shift(timedelta(days=401))
        assert actions.forget_readings() == 1
