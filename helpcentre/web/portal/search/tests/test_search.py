import pytest

from helpcentre.web.portal.search.words import asked


def test_a_question_finds_an_article_with_its_words_marked(phone, answers):
    page = phone.get("/en/search/?q=payment+not+showing").content.decode()
    assert "/en/articles/mpesa-not-showing/" in page
    assert "<mark>" in page


def test_a_misspelt_word_is_put_right_and_said(phone, answers):
    page = phone.get("/en/search/?q=paymnt").content.decode()
    assert "You wrote “paymnt”." in page
    assert "?q=paymnt&amp;exact=1" in page
    exact = phone.get("/en/search/?q=paymnt&exact=1").content.decode()
    assert "You wrote" not in exact


def test_an_article_of_the_other_language_stands_apart_and_leads_there(phone, answers):
    page = phone.get("/sw/search/?q=refund").content.decode()
    assert 'href="/en/articles/refund/" lang="en"' in page


def test_nothing_found_offers_a_person_who_gets_the_words(phone, answers):
    page = phone.get("/en/search/?q=xyzzy").content.decode()
    assert "Nothing found for “xyzzy”" in page
    assert "/en/tickets/new/?q=xyzzy" in page


def test_no_question_is_no_mistake(phone):
    assert phone.get("/en/search/").status_code == 200


@pytest.mark.parametrize(
    "words", ["'", '"', "a AND (", "%", "x" * 5000, "\x00\x01", "%ff%fe", "<script>", "🙂", "NEAR("]
)
def test_no_words_break_the_search(phone, answers, words):
    answer = phone.get("/en/search/", {"q": words})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_raw_bytes_that_are_no_text_do_not_break_the_search(phone, answers):
    assert phone.get("/en/search/?q=%ff%fe%00").status_code == 200


def test_suggestions_are_a_short_list_without_a_page(phone, answers):
    part = phone.get("/en/search/?q=payment&part=suggest").content.decode()
    assert "/en/articles/mpesa-not-showing/" in part
    assert "<html" not in part


def test_a_search_takes_no_post(phone):
    assert phone.post("/en/search/").status_code == 405


@pytest.mark.parametrize(("typed", "read"), [(" a\n b ", "a b"), ("a\x00b", "a b"), ("x" * 300, "x" * 200), ("�", "")])
def test_a_question_is_read_on_one_line(typed, read):
    assert asked(typed) == read
