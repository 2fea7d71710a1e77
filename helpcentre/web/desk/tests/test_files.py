"""Files in the composer and in the conversation, by a plain form."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from helpcentre.base.files import grants
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.attaching import claims
from helpcentre.domain.tickets.models import Attachment, Message
from helpcentre.domain.tickets.tests.files import picture


@pytest.fixture(autouse=True)
def own_store(tmp_path, settings):
    settings.STORAGE_URL = f"file://{tmp_path}/store"


@pytest.fixture
def address(ticket):
    return f"/desk/tickets/{ticket.reference}/messages/"


def photo(name="screen.png"):
    return SimpleUploadedFile(name, picture(), "image/png")


def written(**changes):
    return {"kind": "reply", "body": "Bonyeza hapa.", "then": "pending", "key": "k1", **changes}


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_a_reply_and_a_note_bring_their_files(desk, address, ticket, kind):
    assert desk.post(address, written(kind=kind, body="", file=[photo()])).status_code == 302

    message = Message.objects.latest("id")
    assert (message.kind, message.attachments.get().name) == (kind, "screen.webp")
    shown = desk.get(f"/desk/tickets/{ticket.reference}/").content.decode()
    assert f"/desk/tickets/{ticket.reference}/files/{message.attachments.get().pk}/small/" in shown


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_what_came_with_a_mistake_waits_in_the_composer(desk, address, ticket, headers):
    answer = desk.post(address, written(body="x" * 20_001, file=[photo()]), headers=headers)

    assert answer.status_code == 422
    claim = claims.make(Attachment.objects.get())
    assert f'value="{claim}" checked' in answer.content.decode()
    assert desk.post(address, written(attachment=[claim])).status_code == 302
    assert Message.objects.latest("id").attachments.count() == 1


def test_a_file_that_is_not_taken_is_said_and_nothing_is_sent(desk, address, ticket):
    program = SimpleUploadedFile("fix.exe", b"MZ" + bytes(100))
    answer = desk.post(address, written(file=[program]))

    assert answer.status_code == 422
    assert "fix.exe: Programs cannot be sent here." in answer.content.decode()
    assert ticket.messages.count() == 1


def test_the_desk_opens_every_file_of_a_ticket_and_none_of_another(desk, opened, asha, sign_in, aisha):
    file, other = (actions.receive_attachment(stream=BytesIO(picture()), name="a.png", uploader=None) for _ in range(2))
    note = actions.add_note(actor=asha.actor, ticket=opened.ticket, author=asha, body="Kwa timu.")
    actions.attach(actor=asha.actor, message=note, attachments=[file])
    place = f"/desk/tickets/{opened.ticket.reference}/files/"

    assert grants.read(desk.get(f"{place}{file.pk}/").headers[grants.HEADER]).name == file.file.name
    assert desk.get(f"{place}{other.pk}/").status_code == 404
    assert sign_in(aisha).get(f"{place}{file.pk}/").status_code == 404
