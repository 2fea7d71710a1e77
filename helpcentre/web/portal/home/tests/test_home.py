import pytest


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_home_page_shows_questions_topics_and_a_way_to_a_person(phone, answers, language):
    page = phone.get(f"/{language}/").content.decode()
    assert f'<html lang="{language}">' in page
    assert f"/{language}/articles/{answers[language].slug}/" in page
    assert f"/{language}/topics/{answers[language].topic.slug}/" in page
    assert f"/{language}/tickets/new/" in page


def test_the_home_page_of_an_empty_house_still_stands(phone):
    assert phone.get("/en/").status_code == 200


def test_a_reply_time_is_told_only_when_it_is_known(phone):
    assert "We usually answer" not in phone.get("/en/").content.decode()


def test_the_footer_says_what_the_page_weighs(phone):
    assert "This page weighs" in phone.get("/en/").content.decode()


def test_a_chosen_theme_is_on_the_page_and_no_other_cookie_changes_it(phone):
    plain = phone.get("/en/").content
    phone.cookies["session"] = "x"
    assert phone.get("/en/").content == plain
    phone.cookies["theme"] = "dark"
    assert b'data-theme="dark"' in phone.get("/en/").content


def test_the_home_page_takes_no_post(phone):
    assert phone.post("/en/").status_code == 405


def test_the_home_page_shows_what_is_new(phone, answers):
    assert "New and rewritten" in phone.get("/en/").content.decode()
    type(answers["en"]).objects.update(news_at=None)
    assert "New and rewritten" not in phone.get("/en/").content.decode()


def test_the_weight_counts_every_file_the_page_loads(phone, answers):
    from helpcentre.web.portal.pages import companions

    page = phone.get("/en/articles/refund/").content
    assert companions(page) == {"portal.css", "mark.svg", "vote.js"}
