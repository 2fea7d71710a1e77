import pytest
from django.core.exceptions import ValidationError

from helpcentre.base.events import log
from helpcentre.domain.knowledge import actions, selectors
from helpcentre.domain.knowledge.actions.saving import Outcome
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.tests import cast

pytestmark = pytest.mark.django_db


def kinds(article: Article) -> list[str]:
    return [event.kind for event in log.of("article", article.pk)]


def test_a_new_article_is_neither_public_nor_found_until_it_is_published() -> None:
    article = cast.article("refund-a-sale", publish=False)
    assert selectors.article("en", "refund-a-sale") is None
    assert selectors.search("refund", "en").results == []
    assert kinds(article) == []
    actions.publish_article(actor=cast.EDITOR, article=article)
    assert selectors.article("en", "refund-a-sale") == article
    assert [result.article for result in selectors.search("refund", "en").results] == [article]
    assert kinds(article) == ["article.published"]


def test_publishing_twice_tells_once() -> None:
    article = cast.article("refund-a-sale")
    actions.publish_article(actor=cast.EDITOR, article=article)
    assert kinds(article) == ["article.published"]


def test_a_change_to_a_published_article_is_found_and_told() -> None:
    article = cast.article("refund-a-sale")
    cast.article("refund-a-sale", publish=False, title="Give money back", body="Return it.")
    assert [result.article for result in selectors.search("return", "en").results] == [article]
    assert kinds(article) == ["article.published", "article.published"]


def test_the_same_article_again_writes_nothing() -> None:
    before = cast.article("refund-a-sale")
    saved = actions.put_article(
        actor=cast.EDITOR,
        language="en",
        slug="refund-a-sale",
        topic=before.topic,
        title=before.title,
        body=before.body,
    )
    assert saved.outcome == Outcome.UNCHANGED
    assert saved.row.updated_at == before.updated_at
    assert kinds(before) == ["article.published"]


def test_an_article_taken_back_is_no_longer_public_nor_found() -> None:
    article = cast.article("refund-a-sale")
    for _ in range(2):
        actions.unpublish_article(actor=cast.EDITOR, article=article)
    assert selectors.article("en", "refund-a-sale") is None
    assert selectors.search("refund", "en").results == []
    assert kinds(article) == ["article.published", "article.unpublished"]


def test_an_article_may_change_its_address() -> None:
    article = cast.article("refund-a-sale")
    cast.article("give-money-back", publish=False, translation_key=article.translation_key)
    assert selectors.article("en", "refund-a-sale") is None
    assert selectors.article("en", "give-money-back") == article


@pytest.mark.parametrize("wrong", [{"title": ""}, {"title": "x" * 161}, {"body": ""}, {"keywords": "x" * 2001}])
def test_what_does_not_fit_is_refused_and_leaves_nothing(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        cast.article("refund-a-sale", **wrong)
    assert not Article.objects.exists()


def test_many_articles_are_loaded_published_found_and_told() -> None:
    topic = cast.topic()
    rows = [Article(language="en", topic=topic, slug=f"n{n}", title=f"Refund {n}", body="Text") for n in range(3)]
    assert actions.load_articles(actor=cast.EDITOR, articles=rows) == 3
    assert len(selectors.search("refund", "en").results) == 3
    assert kinds(selectors.articles(topic)[0]) == ["article.published"]
