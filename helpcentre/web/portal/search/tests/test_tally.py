from collections.abc import Iterator

import pytest

from helpcentre.domain.feedback import actions
from helpcentre.domain.feedback.models import SearchTally
from helpcentre.domain.feedback.search_buffer import buffer


@pytest.fixture(autouse=True)
def nothing_noted() -> Iterator[None]:
    buffer.clear()
    yield
    buffer.clear()


def tallied() -> list[tuple[str, str, int, int, int]]:
    actions.write_tallies()
    return list(SearchTally.objects.values_list("language", "wording", "count", "without_result", "with_click"))


def test_a_page_of_results_is_tallied_in_its_language(phone, answers):
    phone.get("/en/search/?q=payment+not+showing")
    assert tallied() == [("en", "payment not showing", 1, 0, 0)]


def test_a_question_without_a_result_is_tallied_as_such(phone, answers):
    phone.get("/sw/search/?q=xyzzy")
    assert tallied() == [("sw", "xyzzy", 1, 1, 0)]


def test_the_empty_box_and_the_list_shown_while_typing_are_not_tallied(phone, answers):
    for query in ("", "?q=", "?q=+", "?q=paym&part=instant", "?q=paym&part=suggest"):
        phone.get(f"/en/search/{query}")
    assert tallied() == []


def test_a_search_writes_nothing_itself(phone, answers, django_assert_num_queries):
    phone.get("/en/search/?q=payment")
    assert not SearchTally.objects.exists()


def test_a_result_names_the_address_that_hears_of_its_opening(phone, answers):
    page = phone.get("/en/search/?q=payment+x%22y").content.decode()
    assert 'ping="/en/search/opened/?q=payment%20x%22y"' in page


def test_an_opened_result_is_tallied_once(phone, answers):
    phone.get("/en/search/?q=payment")
    for _ in range(2):
        said = phone.post("/en/search/opened/?q=payment", headers={"Sec-Fetch-Site": "same-origin"})
        assert (said.status_code, said.cookies, said.content) == (204, {}, b"")
    assert tallied() == [("en", "payment", 1, 0, 1)]


def test_another_website_cannot_say_that_something_was_opened(phone, answers):
    phone.get("/en/search/?q=payment")
    assert phone.post("/en/search/opened/?q=payment", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert phone.get("/en/search/opened/?q=payment").status_code == 405
    assert tallied() == [("en", "payment", 1, 0, 0)]


@pytest.mark.parametrize("sign", ["DNT", "Sec-GPC"])
def test_who_asks_not_to_be_followed_is_not_counted(phone, answers, sign):
    phone.get("/en/search/?q=payment", headers={sign: "1"})
    phone.post("/en/search/opened/?q=payment", headers={sign: "1", "Sec-Fetch-Site": "same-origin"})
    assert tallied() == []
