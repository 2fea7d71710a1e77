import pytest
from django.db import transaction

from helpcentre.base.search import articles, query
from helpcentre.base.search.articles import ArticleText
from helpcentre.base.search.tests import shelf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelf(db: None) -> None:
    shelf.fill()


def ids(text: str, language: str, **options: bool) -> list[int]:
    return [hit.id for hit in query.articles(text, language, **options).hits]


def test_the_visitors_language_comes_first_and_the_other_after_it() -> None:
    assert ids("mpesa", "en") == [1, 4]
    assert ids("mpesa", "sw") == [4, 1]


def test_other_forms_of_the_words_are_found() -> None:
    assert ids("sijalipwa", "sw")[0] == 4
    assert ids("printing receipts", "en")[0] == 2


def test_a_word_of_the_other_language_finds_its_synonym() -> None:
    assert ids("risiti", "en")[0] == 2
    assert ids("password", "sw") == [3]
    assert ids("receipt", "sw")[0] == 5


def test_articles_with_all_words_come_before_articles_with_some() -> None:
    assert ids("payment receipt", "en")[:2] == [2, 1]


def test_a_title_counts_more_than_the_text() -> None:
    assert ids("payment", "en")[:2] == [1, 2]


def test_a_whole_question_is_understood() -> None:
    assert ids("How do I connect my printer, please?", "en")[0] == 2
    assert ids("Nifanye nini kama malipo yangu ya M-Pesa hayaonekani?", "sw")[0] == 4


def test_a_question_of_common_words_finds_the_article_that_holds_most_of_them() -> None:
    assert ids("open settings", "en")[0] == 3


def test_neighbours_in_the_question_count_more_where_they_are_neighbours() -> None:
    with transaction.atomic():
        articles.put_many([
            ArticleText(21, "en", "Gift card", body="A red box and a blue ribbon."),
            ArticleText(20, "en", "Gift box", body="A blue box and a red ribbon."),
        ])  # fmt: skip
    assert ids("red ribbon", "en") == [20, 21]


def test_a_misspelt_verb_in_a_form_nobody_uses_is_corrected() -> None:
    assert query.articles("nabonyesa mauzo", "sw").corrected == "bonyeza mauzo"


def test_function_words_alone_are_still_looked_for() -> None:
    assert ids("not", "en")[0] == 1


@pytest.mark.parametrize("beginning", ["recei", "receip", "rec"])
def test_the_last_word_may_be_unfinished(beginning: str) -> None:
    assert 2 in ids(beginning, "en")


@pytest.mark.parametrize(
    ("typed", "meant", "first"),
    [
        ("reciept", "receipt", 2),
        ("mpesa paymnet", "mpesa payment", 1),
        ("pasword", "password", 3),
        ("M-Pesa pament", "M-Pesa payment", 1),
        ("customre messsage", "customer message", 1),
    ],
)
def test_a_misspelt_word_is_corrected_with_results_at_once(typed: str, meant: str, first: int) -> None:
    answer = query.articles(typed, "en")
    assert answer.corrected == meant
    assert answer.hits[0].id == first


def test_a_misspelt_swahili_word_is_corrected() -> None:
    answer = query.articles("mpesa hayaonekni", "sw")
    assert (answer.corrected, answer.hits[0].id) == ("mpesa hayaonekani", 4)


def test_what_was_typed_can_be_looked_for_as_it_is() -> None:
    answer = query.articles("reciept", "en", correct=False)
    assert (answer.corrected, answer.hits) == (None, [])


def test_a_word_nobody_uses_finds_nothing_and_is_not_corrected() -> None:
    answer = query.articles("xylophone", "en")
    assert (answer.corrected, answer.hits) == (None, [])


def test_the_snippet_marks_what_matched_and_escapes_the_rest() -> None:
    hit = query.articles("m pesa message", "en").hits[0]
    assert "<mark>M-Pesa</mark> <mark>message</mark> &amp; look" in hit.snippet
    assert hit.marked("M-Pesa <b> messages") == "<mark>M-Pesa</mark> &lt;b&gt; <mark>messages</mark>"


def test_a_word_that_only_begins_like_the_root_of_the_last_one_is_not_marked() -> None:
    with transaction.atomic():
        articles.put(ArticleText(30, "sw", "Pesa kwa mwingine", body="Pesa haijaingia. Mtume mwingine."))
    hit = query.articles("pesa haijaingi", "sw").hits[0]
    assert (hit.id, hit.marked("Pesa kwa mwingine")) == (30, "<mark>Pesa</mark> kwa mwingine")
    assert "<mark>haijaingia</mark>. Mtume mwingine" in hit.snippet


def test_the_snippet_marks_swahili_forms() -> None:
    assert "<mark>kulipa</mark>" in query.articles("nimelipa risiti", "sw").hits[0].snippet


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize(
    "text",
    ["", " ", "\0", "mpesa\0", '"', "'", '"mpesa', "mpesa AND", "NOT mpesa", "NEAR(a, b)", "title:mpesa", "*", "mpesa*",
     "^mpesa", "(", "a OR b", "a & b | !c", "<->", ":*", "🙂", "🙂 mpesa", "مرحبا", "\u202ewpesa", "x" * 10_240,
     "mpesa " * 2000, "\\", "%", "_", "ß İ ŉ", "\ud800"],
)  # fmt: skip
def test_nothing_that_is_typed_raises(text: str, language: str) -> None:
    answer = query.articles(text, language)
    assert all(hit.snippet for hit in answer.hits)
