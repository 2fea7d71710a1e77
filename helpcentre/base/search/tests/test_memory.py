"""What searches remember, they forget with every change of the index."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from helpcentre.base.search import articles, memory, query
from helpcentre.base.search.articles import ArticleText
from helpcentre.base.search.models import Edition
from helpcentre.base.search.tests import shelf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelf(db: None) -> None:
    shelf.fill()


def found(text: str) -> list[int]:
    return [hit.id for hit in query.articles(text, "en").hits]


def test_a_search_that_was_made_before_asks_whether_the_index_has_changed_and_reads_nothing_of_it() -> None:
    with CaptureQueriesContext(connection) as asked:
        before = found("payment receipt.")
    assert any("search_posting" in each["sql"] for each in asked)
    with CaptureQueriesContext(connection) as asked:
        assert found("payment receipt.") == before
    said = " ".join(each["sql"] for each in asked)
    assert "search_edition" in said
    assert not any(read in said for read in ("search_posting", "search_word", " plain FROM"))


def test_an_article_is_found_under_a_word_that_was_just_looked_for() -> None:
    assert 77 not in found("receipt")
    articles.put(ArticleText(77, "en", "Receipt receipt", body="receipt"))
    assert found("receipt")[0] == 77


def test_a_changed_article_is_ranked_and_shown_as_it_is_now() -> None:
    assert found("receipt")[0] == 2
    articles.put(ArticleText(2, "en", "Something else", body="nothing of the kind"))
    assert 2 not in found("receipt")


def test_an_article_that_is_taken_away_is_not_found_any_more() -> None:
    assert 2 in found("receipt")
    articles.remove(2)
    assert 2 not in found("receipt")


def test_what_was_read_in_a_change_that_failed_is_forgotten_with_it() -> None:
    before = found("receipt")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        articles.put(ArticleText(77, "en", "Receipt receipt", body="receipt"))
        assert found("receipt")[0] == 77
        raise ZeroDivisionError
    articles.put(ArticleText(78, "en", "Weather", body="rain"))
    assert found("receipt") == before


def test_a_change_made_by_another_process_is_felt_at_the_next_search() -> None:
    found("receipt")
    held = memory.current()
    Edition.objects.update(number=held.edition + 1)
    assert memory.current() is not held


def test_a_full_memory_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = found("receipt")
    monkeypatch.setattr(memory, "_MOST_ARTICLES", 0)
    held = memory.current()
    assert found("receipt") == before
    assert memory.current() is not held
