import pytest

HERE = {"sec-fetch-site": "same-origin"}


def test_night_colours_are_kept_and_lead_back(phone):
    answer = phone.post("/sw/preferences/", {"theme": "dark", "next": "/sw/contact/"}, headers=HERE)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sw/contact/")
    assert answer.cookies["theme"].value == "dark"


def test_an_unknown_choice_goes_back_to_what_the_device_prefers(phone):
    phone.cookies["theme"] = "dark"
    answer = phone.post("/sw/preferences/", {"theme": "pink"}, headers=HERE)
    assert answer.cookies["theme"].value == ""


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/", "javascript:x", "/\\evil.example", ""])
def test_the_way_back_stays_in_the_house(phone, away):
    answer = phone.post("/sw/preferences/", {"theme": "dark", "next": away}, headers=HERE)
    assert answer.headers["Location"] == "/sw/"


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {},
    ],
)
def test_another_site_cannot_choose_for_the_visitor(phone, headers):
    answer = phone.post("/sw/preferences/", {"theme": "dark"}, headers=headers)
    assert answer.status_code == 403
    assert "theme" not in answer.cookies


@pytest.mark.parametrize("headers", [{"origin": "http://testserver"}, {"referer": "http://testserver/sw/"}])
def test_a_browser_older_than_fetch_metadata_is_believed_by_its_origin(phone, headers):
    assert phone.post("/sw/preferences/", {"theme": "dark"}, headers=headers).status_code == 302


def test_preferences_have_no_page_of_their_own(phone):
    assert phone.get("/sw/preferences/").status_code == 405
