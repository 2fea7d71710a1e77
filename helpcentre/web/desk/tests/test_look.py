"""Logo and colour of the public pages, chosen at the desk."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from helpcentre.base.core.remembered import forget_all
from helpcentre.base.events.models import Event
from helpcentre.base.ui import look
from helpcentre.base.ui.models import Look
from helpcentre.domain.tickets.tests.files import picture

PAGE = "/desk/settings/look/"


@pytest.fixture(autouse=True)
def nothing_remembered():
    forget_all()
    yield
    forget_all()


@pytest.fixture
def lead(joseph, sign_in):
    return sign_in(joseph)


def test_a_colour_is_worn_by_every_public_page_at_once_and_given_back(lead, client):
    before = client.get("/en/").content.decode()
    assert "look.css" not in before

    assert lead.post(PAGE, {"accent": "#7a1f5c"})["Location"] == PAGE

    page = client.get("/en/").content.decode()
    sheet = client.get(look.shown().style_url)
    assert f'href="{look.shown().style_url}"' in page
    assert "--green:#7a1f5c" in sheet.content.decode()
    assert "immutable" in sheet["Cache-Control"]
    assert Event.objects.filter(kind="look.changed").count() == 1
    lead.post(PAGE, {"house": "1"})
    assert client.get("/en/").content.decode() == before


def test_a_pale_colour_is_explained_with_one_that_will_do(lead):
    answer = lead.post(PAGE, {"accent": "#ffcc00"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "4.5 is needed" in page
    assert "A darker shade would do: #" in page
    assert not Look.objects.exists()


@pytest.mark.parametrize("accent", ["", "url(x)", "#12", "}*{}", "\0", "x" * 10_000])
def test_what_is_no_colour_changes_nothing(lead, accent):
    assert lead.post(PAGE, {"accent": accent}).status_code == 422
    assert lead.get(f"{PAGE}sample.css", {"accent": accent}).status_code == 200
    assert not Look.objects.exists()


def test_a_logo_is_made_anew_and_small_and_shown_in_the_bar(lead, client):
    rough = io.BytesIO()
    Image.effect_noise((900, 300), 60).convert("RGB").save(rough, "PNG")

    lead.post(f"{PAGE}logo/", {"logo": SimpleUploadedFile("a.png", rough.getvalue())})

    shown = look.shown()
    assert len(shown.logo) <= look.MOST_LOGO
    assert f'<img class="logo" src="{shown.logo_url}"' in client.get("/en/").content.decode()
    answer = client.get(shown.logo_url)
    assert (answer["Content-Type"], answer.content) == ("image/webp", shown.logo)
    assert client.get(shown.logo_url.replace("/static/", "/static/0")).status_code == 404
    lead.post(f"{PAGE}logo/", {"undo": "1"})
    assert not look.shown().logo


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", b"not a picture", picture(60, 40)[:50]],
    ids=["nothing", "drawing", "words", "half"],
)
def test_what_is_no_picture_is_no_logo(lead, data):
    assert lead.post(f"{PAGE}logo/", {"logo": SimpleUploadedFile("a.png", data)}).status_code == 422
    assert lead.post(f"{PAGE}logo/").status_code == 422
    assert not Look.objects.exists()


def test_the_pages_stay_light_with_a_look(lead, client):
    lead.post(PAGE, {"accent": "#7a1f5c"})

    assert len(look.shown().style) < 2_000


def test_staff_and_addresses_are_listed(lead, asha, settings):
    settings.SUPPORT_EMAIL = "help@duka.example"
    page = lead.get("/desk/settings/house/").content.decode()

    assert "Asha Mwangi" in page
    assert "help@duka.example" in page
    assert "HELPCENTRE_PRIVACY_EMAIL" in page


def test_only_who_leads_may_change_it(desk):
    for address in (PAGE, f"{PAGE}sample.css", "/desk/settings/house/"):
        assert desk.get(address).status_code == 404
    assert desk.post(f"{PAGE}logo/").status_code == 404
