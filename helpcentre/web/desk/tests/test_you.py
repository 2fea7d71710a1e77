import pytest

from helpcentre.domain.tickets import selectors

ADDRESSES = ["/desk/you/language/", "/desk/you/theme/", "/desk/you/telling/"]


def test_the_desk_changes_its_language(desk, asha):
    assert desk.post("/desk/you/language/", {"language": "sw"})["Location"] == "/desk/you/"
    asha.refresh_from_db()
    assert asha.language == "sw"
    assert '<html lang="sw"' in desk.get("/desk/").content.decode()


def test_a_language_it_does_not_speak_is_passed_over(desk, asha):
    desk.post("/desk/you/language/", {"language": "fr"})
    asha.refresh_from_db()
    assert asha.language == "en"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_colours_are_kept_in_a_cookie(desk, theme):
    desk.post("/desk/you/theme/", {"theme": theme})

    assert desk.cookies["theme"].value == theme
    assert f'data-theme="{theme}"' in desk.get("/desk/").content.decode()


@pytest.mark.parametrize("theme", ["", "pink"])
def test_anything_else_is_the_devices_choice(desk, theme):
    desk.post("/desk/you/theme/", {"theme": "dark"})
    desk.post("/desk/you/theme/", {"theme": theme})

    assert desk.cookies["theme"].value == ""


@pytest.mark.parametrize(
    ("back", "goes"),
    [("/desk/?view=mine", "/desk/?view=mine"), ("//evil.example/desk/", "/desk/you/"), ("", "/desk/you/")],
)
def test_changing_the_colours_leads_back(desk, back, goes):
    assert desk.post("/desk/you/theme/", {"theme": "dark", "next": back})["Location"] == goes


def test_how_one_is_told_is_kept_per_kind(desk, asha):
    desk.post("/desk/you/telling/", {"assigned_on_screen": "on", "mentioned_by_mail": "on"})

    kept = selectors.notification_preferences(asha)
    assert (kept["assigned"].on_screen, kept["assigned"].by_mail) == (True, False)
    assert (kept["mentioned"].on_screen, kept["mentioned"].by_mail) == (False, True)
    assert (kept["customer_replied"].on_screen, kept["customer_replied"].by_mail) == (False, False)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_standard_questions(desk, client, sign_in, baraka_the_stranger, address):
    assert desk.get(address).status_code == 405
    assert client.post(address).status_code == 302
    assert sign_in(baraka_the_stranger).post(address).status_code == 404
