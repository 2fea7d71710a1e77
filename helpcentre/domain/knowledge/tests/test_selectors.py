import pytest

from helpcentre.domain.knowledge import actions, selectors
from helpcentre.domain.knowledge.neighbours import neighbours
from helpcentre.domain.knowledge.tests import cast

pytestmark = pytest.mark.django_db


def test_topics_come_in_their_order_with_the_number_of_published_articles() -> None:
    sales = cast.topic("sales", position=1)
    cast.topic("empty", position=0)
    cast.article("print", topic=sales)
    cast.article("draft", topic=sales, publish=False)
    cast.article("pay")
    assert [(topic.key, topic.article_count) for topic in selectors.topics("en")] == [("payments", 1), ("sales", 1)]  # type: ignore[attr-defined]
    assert selectors.topics("sw") == []


def test_a_topic_is_found_by_its_address_in_its_language() -> None:
    topic = cast.topic("sales")
    assert selectors.topic("en", "sales-en") == topic
    assert selectors.topic("sw", "sales-en") is None
    assert selectors.topic("en", "unknown") is None


def test_a_topic_knows_its_translation() -> None:
    english, swahili = cast.topic("sales"), cast.topic("sales", "sw")
    assert selectors.topic_translation(english) == swahili
    assert selectors.topic_translation(cast.topic("stock")) is None


def test_the_articles_of_a_topic_are_the_published_ones() -> None:
    second, first = cast.article("second", position=2), cast.article("first", position=1)
    cast.article("draft", publish=False)
    assert selectors.articles(first.topic) == [first, second]


def test_an_article_is_found_in_its_own_language_only() -> None:
    english, swahili = cast.pair("pay", "lipa")
    assert selectors.article("en", "pay") == english
    assert selectors.article("sw", "pay") is None
    assert neighbours(english).translation.slug == swahili.slug
    actions.unpublish_article(actor=cast.EDITOR, article=swahili)
    assert neighbours(english).translation is None


def test_popular_articles_come_first_and_others_fill_up() -> None:
    plain, popular = cast.article("plain"), cast.article("loved", is_popular=True)
    cast.article("draft", publish=False, is_popular=True)
    assert selectors.popular("en", 6) == [popular, plain]
    assert selectors.popular("en", 1) == [popular]


def test_what_follows_and_related_articles_are_neighbours_of_the_same_topic() -> None:
    first, second, third = (cast.article(f"n{place}", position=place) for place in range(3))
    cast.article("elsewhere", topic=cast.topic("sales"))
    beside = neighbours(first)
    assert beside.next is not None
    assert beside.next.slug == second.slug
    assert [link.slug for link in beside.related] == [third.slug]


def test_a_translation_of_a_listed_article_is_not_listed_again() -> None:
    english, swahili = cast.pair("mpesa-payment", "malipo-ya-mpesa")
    alone = cast.article("mpesa-peke-yake", language="sw")
    assert [result.article for result in selectors.search("mpesa", "en").results] == [english, alone]
    assert {result.article for result in selectors.search("mpesa", "sw").results} == {swahili, alone}


def test_a_search_answer_as_data_has_the_published_shape() -> None:
    cast.article("print-a-receipt", body="Tap Print & take the receipt.")
    assert selectors.as_data(selectors.search("reciept", "en")) == {
        "query": "reciept",
        "corrected": "receipt",
        "results": [
            {
                "slug": "print-a-receipt",
                "language": "en",
                "title": "Print a receipt",
                "url": "/en/articles/print-a-receipt/",
                "snippet": "Tap Print &amp; take the <mark>receipt</mark>.",
            }
        ],
    }


def test_an_article_page_needs_few_queries(django_assert_max_num_queries: object) -> None:
    cast.pair("pay", "lipa")
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        article = selectors.article("en", "pay")
        assert article is not None
        assert article.topic.title
        neighbours(article)
