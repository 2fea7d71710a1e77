"""Authors send pictures: refused with a reason and everything typed kept, or kept without anything but the picture."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from helpcentre.base.files import store
from helpcentre.base.files.models import StoredFile
from helpcentre.domain.knowledge.models import Picture

pytestmark = pytest.mark.django_db

ADD = "/cms/images/add/"


@pytest.fixture
def at_work(aisha: Any) -> Client:
    browser = Client()
    browser.force_login(aisha)
    return browser


def photo(
    width: int = 900, colour: tuple[int, int, int] = (9, 90, 40), name: str = "IMG_2041.jpg"
) -> SimpleUploadedFile:
    out, notes = io.BytesIO(), Image.Exif()
    notes[0x0110] = "Tecno of Njeri"
    Image.new("RGB", (width, width // 2), colour).save(out, "JPEG", exif=notes)
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def send(browser: Client, file: SimpleUploadedFile | None, address: str = ADD, **typed: str) -> Any:
    fields = {"title": "Printer cable", "description": "The cable goes in at the back.", **typed}
    return browser.post(address, fields | ({"file": file} if file else {}))


def test_a_photo_is_kept_bare_and_in_every_size(at_work: Client) -> None:
    assert send(at_work, photo()).status_code == 302
    picture = Picture.objects.get()
    assert (picture.width, picture.height, len(picture.sha256)) == (900, 450, 64)
    assert [size.width for size in picture.renditions.order_by("width")] == [320, 640, 900]
    for file in StoredFile.objects.all():
        with store.current().open(file.name) as kept:
            data = kept.read()
        assert file.media_type == "image/webp"
        assert b"Njeri" not in data


def test_a_photo_without_a_description_is_refused_and_the_title_stays_typed(at_work: Client) -> None:
    answer = send(at_work, photo(), description=" ")
    assert answer.status_code == 200
    assert b"Printer cable" in answer.content
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"<svg><script>alert(1)</script></svg>", "cable.svg", "This is not a picture we can read"),
        (b"MZ\x90 a program", "cable.png", "This is not a picture we can read"),
        (photo().read()[:-300], "cable.jpg", "damaged or not complete"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_reason(at_work: Client, content: bytes, name: str, reason: str) -> None:
    answer = send(at_work, SimpleUploadedFile(name, content, "image/png"))
    assert reason in answer.content.decode()
    assert b"The cable goes in at the back." in answer.content
    assert not Picture.objects.exists()
    assert not StoredFile.objects.exists()


def test_the_name_of_a_file_decides_nothing(at_work: Client) -> None:
    assert send(at_work, photo(name="cable.exe")).status_code == 302
    assert Picture.objects.count() == 1


def test_another_photo_in_its_place_leaves_nothing_of_the_first(at_work: Client) -> None:
    send(at_work, photo())
    picture = Picture.objects.get()
    before = set(StoredFile.objects.values_list("name", flat=True))
    assert send(at_work, photo(500, colour="red"), f"/cms/images/{picture.pk}/").status_code == 302
    picture.refresh_from_db()
    assert picture.width == 500
    assert [size.width for size in picture.renditions.order_by("width")] == [320, 500]
    now = {picture.file.name, *(size.file.name for size in picture.renditions.all())}
    assert not now & before


def test_words_alone_can_be_changed(at_work: Client) -> None:
    send(at_work, photo())
    picture = Picture.objects.get()
    assert send(at_work, None, f"/cms/images/{picture.pk}/", title="Cable").status_code == 302
    again = Picture.objects.get()
    assert (again.title, again.sha256, again.renditions.count()) == ("Cable", picture.sha256, 3)


def test_many_at_once_leads_to_one_by_one(at_work: Client) -> None:
    assert at_work.get("/cms/images/multiple/add/").headers["Location"] == ADD


def test_who_does_not_write_sends_none(fatuma: Any) -> None:
    browser = Client()
    browser.force_login(fatuma)
    assert send(browser, photo()).status_code == 404
    assert not Picture.objects.exists()


def test_a_picture_that_no_text_shows_is_listed_with_the_way_to_it(at_work: Client) -> None:
    assert "Every picture is shown somewhere." in at_work.get("/cms/pictures/").content.decode()
    send(at_work, photo())
    listed = at_work.get("/cms/pictures/").content.decode()
    assert f"/cms/images/{Picture.objects.get().pk}/" in listed
    assert "The cable goes in at the back." in listed


def test_an_agent_sends_pictures_but_puts_none_in_the_place_of_one_that_readers_see(at_work: Client, asha: Any) -> None:
    send(at_work, photo())
    picture, agent = Picture.objects.get(), Client()
    agent.force_login(asha)
    send(agent, photo(500, colour="red"), f"/cms/images/{picture.pk}/", description="Pay to 0712 345 678")
    agent.post(f"/cms/images/multiple/{picture.pk}/", {f"image-{picture.pk}-description": "Pay to 0712 345 678"})
    again = Picture.objects.get()
    assert (again.sha256, again.description) == (picture.sha256, picture.description)
    assert send(agent, photo(500)).status_code == 302
    assert Picture.objects.count() == 2
