"""A question may say it in other words than the article."""

import pytest
from django.db import transaction

from helpcentre.base.search import articles, near_words, query
from helpcentre.base.search.articles import ArticleText

pytestmark = pytest.mark.django_db


def put(*texts: ArticleText) -> None:
    with transaction.atomic():
        articles.put_many(texts)


def ids(text: str, language: str = "en") -> list[int]:
    return [hit.id for hit in query.articles(text, language).hits]


def test_a_word_used_like_the_one_typed_is_found() -> None:
    put(ArticleText(1, "en", "Add an employee"), ArticleText(2, "en", "Count the stock"))
    assert ids("new worker") == [1]


def test_irregular_forms_are_the_same_word() -> None:
    put(ArticleText(1, "en", "What you sell most"), ArticleText(2, "en", "Count the stock"))
    assert ids("sold") == [1]


def test_the_word_itself_comes_before_one_used_like_it() -> None:
    put(ArticleText(1, "en", "Add an employee"), ArticleText(2, "en", "Add a worker"))
    assert ids("worker") == [2, 1]


def test_a_swahili_word_that_looks_english_is_not_widened() -> None:
    put(ArticleText(1, "en", "Add a clerk"), ArticleText(2, "sw", "Ongeza teller"))
    assert ids("teller", "sw") == [2]


@pytest.mark.parametrize("text", ["", "a", "zzzz", "kuuza", "42", "mpesa", "é"])
def test_what_is_not_in_the_table_has_nothing_near_it(text: str) -> None:
    assert near_words.of(text) == ()


def test_the_table_gives_the_nearest_first() -> None:
    near = near_words.of("worker")
    assert near[0][0] in {"work", "employe"}
    assert [much for _, much in near] == sorted((much for _, much in near), reverse=True)
    assert all(0 < much < 1 for _, much in near)
