import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import actions
from helpcentre.web.portal.search.words import asked


def test_a_question_finds_an_article_with_its_words_marked(phone, answers):
    page = phone.get("/en/search/?q=payment+not+showing").content.decode()
    assert "/en/articles/mpesa-not-showing/" in page
    assert "<mark>" in page


def test_a_misspelt_word_is_put_right_and_said(phone, answers):
    page = phone.get("/en/search/?q=paymnt").content.decode()
    assert "Showing results for <b>payment</b>." in page
    assert '<a href="?q=paymnt&amp;exact=1">Search instead for “paymnt”</a>' in page
    exact = phone.get("/en/search/?q=paymnt&exact=1").content.decode()
    assert "Showing results for" not in exact


def test_an_article_of_the_other_language_stands_apart_and_leads_there(phone, answers):
    page = phone.get("/sw/search/?q=refund").content.decode()
    assert 'href="/en/articles/refund/" lang="en"' in page
    assert "Kwa Kiingereza tu" in page


def test_both_languages_stand_under_headings_of_their_own(phone, answers):
    page = phone.get("/sw/search/?q=malipo+refund").content.decode()
    own, other = page.index("Kwa Kiswahili"), page.index("Pia kwa Kiingereza")
    assert own < page.index("/sw/articles/mpesa-haionekani/") < other < page.index("/en/articles/refund/")


def test_nothing_found_offers_a_person_who_gets_the_words(phone, answers):
    page = phone.get("/en/search/?q=xyzzy").content.decode()
    assert "Nothing found for “xyzzy”" in page
    assert "/en/tickets/new/?q=xyzzy" in page
    assert "People often ask" in page
    assert "/en/articles/mpesa-not-showing/" in page


def test_a_question_with_signs_of_addresses_goes_along_whole(phone, answers):
    page = phone.get("/en/search/", {"q": "xyzzy & 50%/#1"}).content.decode()
    assert "/en/tickets/new/?q=xyzzy%20%26%2050%25%2F%231" in page


def test_no_question_is_no_mistake(phone):
    assert phone.get("/en/search/").status_code == 200


@pytest.mark.parametrize(
    "words",
    [
        "'",
        '"',
        "a AND (",
        "%",
        "x" * 5000,
        "\x00\x01",
        "%ff%fe",
        "<script>",
        "🙂",
        "NEAR(",
        "\u202eabc",
        "ملف",
        "x" * 10_000,
        "🙂" * 3000,
    ],
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


def test_answers_while_typing_are_a_short_list_of_links(phone, answers):
    part = phone.get("/en/search/?q=paym&part=instant")
    text = part.content.decode()
    assert '<a role="option" aria-selected="false" id="o1" tabindex="-1" href="/en/articles/mpesa-not-showing/"' in text
    assert 'data-told="1 answer.' in text
    assert "<html" not in text
    assert not part.cookies


def test_answers_while_typing_cost_at_most_two_kilobytes(phone, answers):
    for n in range(12):
        article = actions.put_article(
            actor=Actor.system(),
            language="en",
            slug=f"payment-{n}-" + "long-" * 20,
            topic=answers["en"].topic,
            title=f"Payment {n} " + "of a very long title " * 7,
            body="Payment.",
        ).row
        actions.publish_article(actor=Actor.system(), article=article)
    part = phone.get("/en/search/?q=payment&part=instant").content
    assert part.count(b"role=") == 5
    assert len(part) <= 2_000


def test_nothing_to_offer_while_typing_is_an_empty_list(phone, answers):
    assert b"role=" not in phone.get("/en/search/?q=xyzzy&part=instant").content


def test_a_part_nobody_knows_is_the_page(phone, answers):
    assert b"<html" in phone.get("/en/search/?q=payment&part=..%2Fsecret").content


def test_a_search_takes_no_post(phone):
    assert phone.post("/en/search/").status_code == 405


@pytest.mark.parametrize(("typed", "read"), [(" a\n b ", "a b"), ("a\x00b", "a b"), ("x" * 300, "x" * 200), ("�", "")])
def test_a_question_is_read_on_one_line(typed, read):
    assert asked(typed) == read


def test_who_saves_data_waits_a_little_longer_for_answers_while_typing(phone, answers):
    assert "data-sparing" not in phone.get("/en/search/").content.decode()
    phone.cookies["data_saver"] = "on"
    assert "data-sparing" in phone.get("/en/search/").content.decode()
