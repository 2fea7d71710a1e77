"""Keywords may be whole questions, many of them."""

import pytest
from django.db import transaction

from helpcentre.base.search import articles, query
from helpcentre.base.search.articles import ArticleText
from helpcentre.base.search.models import ArticleEntry

pytestmark = pytest.mark.django_db

MANY = ", ".join(f"question number {number} about printers" for number in range(40))


def put(*texts: ArticleText) -> None:
    with transaction.atomic():
        articles.put_many(texts)


def ids(text: str) -> list[int]:
    return [hit.id for hit in query.articles(text, "en").hits]


def test_a_keyword_that_is_the_question_comes_before_keywords_that_hold_its_words_apart() -> None:
    put(
        ArticleText(1, "en", "Drawer", "money short, lunch break, drawer counted"),
        ArticleText(2, "en", "Drawer", "money counted, lunch money short, drawer break"),
    )
    assert ids("lunch money is short") == [2, 1]


def test_many_keywords_do_not_make_one_of_them_count_for_nothing() -> None:
    put(
        ArticleText(1, "en", "Drawer", f"{MANY}, lunch money short"),
        ArticleText(2, "en", "Stock", body="Somebody was short of time for lunch and put the money aside."),
    )
    assert ids("lunch money short")[0] == 1


def test_words_at_the_ends_of_two_keywords_are_not_neighbours() -> None:
    put(ArticleText(1, "en", "Drawer", "red till, paper, ,, roll"))
    assert ArticleEntry.objects.get().keywords == "red till , paper , roll"
