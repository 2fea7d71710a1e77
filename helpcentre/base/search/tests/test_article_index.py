import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from helpcentre.base.search import articles, query
from helpcentre.base.search.articles import ArticleText
from helpcentre.base.search.models import ArticleEntry, Posting, Spelling, Word


def found(text: str) -> list[int]:
    return [hit.id for hit in query.articles(text, "en", correct=False).hits]


@pytest.mark.django_db(transaction=True)
def test_writing_outside_a_transaction_is_refused() -> None:
    with pytest.raises(TransactionManagementError):
        articles.put(ArticleText(1, "en", "Receipt"))
    with pytest.raises(TransactionManagementError):
        articles.remove(1)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_leaves_no_trace() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        articles.put(ArticleText(1, "en", "Receipt"))
        raise RuntimeError
    assert found("receipt") == []
    assert not Word.objects.exists()


@pytest.mark.django_db
def test_an_article_put_again_is_found_by_its_new_words_only() -> None:
    articles.put(ArticleText(1, "en", "Receipt"))
    articles.put(ArticleText(1, "en", "Printer"))
    assert (found("receipt"), found("printer")) == ([], [1])
    assert set(Word.objects.values_list("word", "articles")) == {("printer", 1)}


@pytest.mark.django_db
def test_an_article_can_change_its_language() -> None:
    articles.put(ArticleText(1, "en", "Duka"))
    articles.put(ArticleText(1, "sw", "Duka"))
    assert [hit.language for hit in query.articles("duka", "en").hits] == ["sw"]


@pytest.mark.django_db
def test_removing_takes_words_and_spellings_along_but_not_those_still_used() -> None:
    articles.put_many([ArticleText(1, "en", "Printer receipt"), ArticleText(2, "en", "Printer paper")])
    articles.remove(1)
    articles.remove(1)
    assert set(Word.objects.values_list("word", "articles")) == {("printer", 1), ("paper", 1)}
    assert set(Spelling.objects.values_list("word__word", flat=True)) == {"printer", "paper"}
    assert found("receipt") == []


@pytest.mark.django_db
def test_an_entry_deleted_by_any_path_leaves_the_index() -> None:
    articles.put(ArticleText(1, "en", "Receipt"))
    ArticleEntry.objects.all().delete()
    assert found("receipt") == []
    assert not Posting.objects.exists()
