"""Files by a plain form, without a script: they come with the words, wait with them, and are opened by who may."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from helpcentre.base.files import grants
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.attaching import claims
from helpcentre.domain.tickets.models import Attachment, Message, Ticket
from helpcentre.domain.tickets.tests.files import picture

ASKED = {"subject": "Pesa haionekani", "message": "Angalia picha.", "name": "Njeri", "phone": "0712345678", "key": "k1"}


@pytest.fixture(autouse=True)
def own_store(tmp_path: Any, settings: Settings) -> None:
    settings.STORAGE_URL = f"file://{tmp_path}/store"


def photo(name: str = "risiti.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture(), "image/png")


def received(name: str = "risiti.png") -> Attachment:
    return actions.receive_attachment(stream=BytesIO(picture()), name=name, uploader=None)


def test_a_new_request_brings_its_photos(phone: Client) -> None:
    answer = phone.post("/sw/tickets/new/", ASKED | {"file": [photo(), photo("skrini.png")]})

    assert answer.status_code == 302
    message = Ticket.objects.get().messages.get()
    assert [file.name for file in message.attachments.order_by("pk")] == ["risiti.webp", "skrini.webp"]


def test_a_form_that_is_not_right_keeps_its_files_for_the_next_try(phone: Client) -> None:
    page = phone.post("/sw/tickets/new/", ASKED | {"subject": "", "file": [photo()]}).content.decode()

    waiting = Attachment.objects.get()
    claim = claims.make(waiting)
    assert f'value="{claim}" checked' in page
    assert "risiti.webp" in page
    phone.post("/sw/tickets/new/", ASKED | {"attachment": [claim]})
    assert Ticket.objects.get().messages.get().attachments.get() == waiting


def test_a_file_that_is_not_taken_is_named_with_what_to_do_and_the_others_are_kept(phone: Client) -> None:
    program = SimpleUploadedFile("till\u202egpj.exe", b"MZ" + bytes(100), "image/jpeg")
    page = phone.post("/en/tickets/new/", ASKED | {"file": [program, photo()]}).content.decode()

    assert "tillgpj.exe: Programs cannot be sent here." in page
    assert Attachment.objects.get().name == "risiti.webp"
    assert not Ticket.objects.exists()


def test_a_photo_needs_no_words_in_a_reply(her_phone: Client, ticket: Any) -> None:
    answer = her_phone.post(f"/sw/tickets/{ticket.reference}/reply/", {"message": "", "key": "k2", "file": [photo()]})

    assert answer.status_code == 302
    message = Message.objects.latest("pk")
    assert (message.body, message.attachments.count()) == ("", 1)
    page = her_phone.get(f"/sw/tickets/{ticket.reference}/").content.decode()
    assert f"/sw/tickets/{ticket.reference}/files/{message.attachments.get().pk}/small/" in page
    assert 'width="60" height="40"' in page


def test_neither_words_nor_files_is_still_a_mistake(her_phone: Client, ticket: Any) -> None:
    her_phone.post(f"/sw/tickets/{ticket.reference}/reply/", {"message": " ", "attachment": ["forged"]})
    assert ticket.messages.count() == 1


def test_sent_twice_it_is_one_message_with_its_files_once(her_phone: Client, ticket: Any) -> None:
    claim = claims.make(received())
    for _ in range(2):
        sent = {"message": "", "key": "k3", "attachment": [claim]}
        assert her_phone.post(f"/sw/tickets/{ticket.reference}/reply/", sent).status_code == 302
    for _ in range(2):
        her_phone.post(f"/sw/tickets/{ticket.reference}/reply/", {"message": "x", "key": "k4", "file": [photo()]})

    assert [message.attachments.count() for message in ticket.messages.order_by("pk")] == [0, 1, 1]


def test_more_files_than_a_message_takes_are_not_taken_and_it_says_so(phone: Client, settings: Settings) -> None:
    settings.FILES_PER_MESSAGE = 2
    page = phone.post("/en/tickets/new/", ASKED | {"file": [photo(), photo(), photo("third.png")]}).content.decode()

    assert "third.png: One message takes 2 files." in page
    assert Attachment.objects.count() == 2


def test_a_days_quota_is_of_the_person_or_of_the_place(phone: Client, settings: Settings) -> None:
    settings.FILES_DAY_MB = 1
    large = SimpleUploadedFile("till.log", b"a" * 900_000)
    for number in range(5):
        large.seek(0)
        assert phone.post("/en/tickets/new/", ASKED | {"key": f"q{number}", "file": [large]}).status_code == 302
    large.seek(0)
    assert "Much was sent from here today" in phone.post("/en/tickets/new/", ASKED | {"file": [large]}).content.decode()


@pytest.mark.parametrize("size", ["", "small/"])
def test_who_may_read_the_message_is_granted_the_file(her_phone: Client, opened: Any, size: str) -> None:
    file = received()
    actions.attach(actor=opened.ticket.requester.actor, message=opened.message, attachments=[file])

    answer = her_phone.get(f"/sw/tickets/{opened.ticket.reference}/files/{file.pk}/{size}")

    granted = grants.read(answer.headers[grants.HEADER])
    assert granted
    assert granted.name == file.file.name
    assert answer.headers["Content-Disposition"] == 'inline; filename="risiti.webp"'
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content == b""


def test_what_is_no_picture_is_only_for_saving(her_phone: Client, opened: Any) -> None:
    page = actions.receive_attachment(stream=BytesIO(b"<svg onload=x>"), name="\u202ex\r\n.svg", uploader=None)
    actions.attach(actor=opened.ticket.requester.actor, message=opened.message, attachments=[page])

    answer = her_phone.get(f"/sw/tickets/{opened.ticket.reference}/files/{page.pk}/")

    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="x.svg.txt"'
    assert her_phone.get(f"/sw/tickets/{opened.ticket.reference}/files/{page.pk}/small/").status_code == 404


def test_a_file_of_another_request_of_a_note_or_of_nobody_does_not_exist(
    her_phone: Client, opened: Any, asha: Any, baraka_the_stranger: Any, sign_in: Any
) -> None:
    hers, noted, waiting = received(), received(), received()
    actions.attach(actor=asha.actor, message=opened.message, attachments=[hers])
    note = actions.add_note(actor=asha.actor, ticket=opened.ticket, author=asha, body="Kwa timu.")
    actions.attach(actor=asha.actor, message=note, attachments=[noted])
    place = f"/sw/tickets/{opened.ticket.reference}/files/"

    assert her_phone.get(f"{place}{hers.pk}/").status_code == 200
    assert sign_in(baraka_the_stranger).get(f"{place}{hers.pk}/").status_code == 404
    assert Client().get(f"{place}{hers.pk}/").status_code == 404
    for number in (noted.pk, waiting.pk, 10**12):
        assert her_phone.get(f"{place}{number}/").status_code == 404


def test_whoever_saves_data_gets_pictures_on_tap_with_their_size(her_phone: Client, opened: Any) -> None:
    file = received()
    actions.attach(actor=opened.ticket.requester.actor, message=opened.message, attachments=[file])
    her_phone.cookies["data_saver"] = "on"

    page = her_phone.get(f"/en/tickets/{opened.ticket.reference}/").content.decode()

    assert '<a class="tap shot"' in page
    assert "Show the picture (" in page
    assert "/small/" not in page


def test_a_log_is_shown_as_letters_and_nothing_in_it_acts(her_phone: Client, opened: Any) -> None:
    data = b"\x1b[31mERROR\x1b[0m <b>till</b> & \xe2\x80\xaeabc\r\n" * 3000
    log = actions.receive_attachment(stream=BytesIO(data), name="till.log", uploader=None)
    picture_too = received()
    actions.attach(actor=opened.ticket.requester.actor, message=opened.message, attachments=[log, picture_too])
    place = f"/en/tickets/{opened.ticket.reference}/files/"

    page = her_phone.get(f"{place}{log.pk}/look/").content.decode()

    assert "ERROR &lt;b&gt;till&lt;/b&gt; &amp; abc\n" in page
    assert "Only the beginning is shown." in page
    assert f'href="{place}{log.pk}/"' in page
    assert f'href="{place}{log.pk}/look/"' in her_phone.get(f"/en/tickets/{opened.ticket.reference}/").content.decode()
    assert her_phone.get(f"{place}{picture_too.pk}/look/").status_code == 404
    assert Client().get(f"{place}{log.pk}/look/").status_code == 404
