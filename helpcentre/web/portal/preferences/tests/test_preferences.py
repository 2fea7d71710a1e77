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


def test_a_choice_that_the_form_does_not_name_stays(phone):
    phone.post("/sw/preferences/", {"theme": "dark"}, headers=HERE)
    answer = phone.post("/sw/preferences/", {"data_saver": "on", "next": "/sw/"}, headers=HERE)
    assert "theme" not in answer.cookies
    assert answer.cookies["data_saver"].value == "on"


def test_saving_data_is_offered_on_every_page_and_can_be_taken_back(phone):
    assert 'name="data_saver" value="on"' in phone.get("/sw/contact/").content.decode()
    phone.post("/sw/preferences/", {"data_saver": "on"}, headers=HERE)
    page = phone.get("/sw/contact/").content.decode()
    assert " data-saver" in page.split(">", 2)[1]
    assert 'name="data_saver" value=""' in page
    answer = phone.post("/sw/preferences/", {"data_saver": ""}, headers=HERE)
    assert answer.cookies["data_saver"].value == ""


@pytest.mark.parametrize("odd", ["off", "", "'><script>", "x" * 500])
def test_a_choice_nobody_offers_saves_nothing(phone, odd):
    phone.cookies["data_saver"] = odd
    assert "data-saver" not in phone.get("/sw/contact/").content.decode()


@pytest.mark.parametrize("code", ["en", "sw"])
def test_the_page_of_choices_shows_what_was_chosen(phone, code):
    plain = phone.get(f"/{code}/preferences/").content.decode()
    assert plain.count(" checked") == 3
    assert 'name="theme" value="" checked' in plain
    phone.cookies.load({"theme": "dark", "data_saver": "on"})
    chosen = phone.get(f"/{code}/preferences/").content.decode()
    assert 'name="theme" value="dark" checked' in chosen
    assert 'name="data_saver" value="on" checked' in chosen
