"""P09 looks at the files themselves: break one from outside, and its sentence turns red."""

import io
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from helpcentre.base.core import clock
from helpcentre.base.files import store
from helpcentre.base.files.models import Purpose, StoredFile
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.models import Attachment, MessageKind
from helpcentre.domain.tickets.promises import files_are_safe_and_private
from helpcentre.domain.tickets.tests.files import photo_with_place


@pytest.fixture(autouse=True)
def own_store(tmp_path: Any, settings: Settings) -> None:
    settings.STORAGE_URL = f"file://{tmp_path}/store"


@pytest.fixture
def photo(opened: Any) -> Attachment:
    """A photo on Mama Njeri's request."""
    kept = actions.receive_attachment(stream=io.BytesIO(photo_with_place()), name="IMG.jpg", uploader=None)
    actions.attach(actor=opened.ticket.requester.actor, message=opened.message, attachments=[kept])
    return kept


def state() -> str:
    return str(files_are_safe_and_private().state)


def test_without_files_nothing_is_proved(db: None) -> None:
    assert state() == "unproven"


def test_a_photo_made_safe_keeps_the_promise(photo: Attachment, baraka_the_stranger: Any) -> None:
    assert state() == "kept"


def test_a_picture_with_a_place_in_it_breaks_it(photo: Attachment) -> None:
    out, notes = io.BytesIO(), Image.Exif()
    notes.get_ifd(0x8825).update({1: "S", 2: (1.0, 17.0, 30.0)})
    Image.new("RGB", (60, 40)).save(out, "WEBP", exif=notes)
    path = store.current()._path(photo.file.name)  # type: ignore[attr-defined]
    path.write_bytes(out.getvalue())
    StoredFile.objects.filter(pk=photo.file_id).update(size=len(out.getvalue()))

    assert state() == "broken"


def test_bytes_that_are_gone_break_it(photo: Attachment) -> None:
    store.current().delete(photo.file.name)
    assert state() == "broken"


def test_a_file_that_belongs_to_nothing_breaks_it(photo: Attachment) -> None:
    StoredFile.objects.create(size=1, sha256="0" * 64, media_type="image/webp", purpose=Purpose.ATTACHMENT)
    assert state() == "broken"


def test_a_file_that_nobody_collected_breaks_it(photo: Attachment) -> None:
    late = actions.receive_attachment(stream=io.BytesIO(b"a log"), name="till.log", uploader=None)
    assert state() == "kept"
    Attachment.objects.filter(pk=late.pk).update(created_at=clock.now() - timedelta(days=3))
    assert state() == "broken"


def test_a_door_that_opens_to_strangers_breaks_it(photo: Attachment, monkeypatch: pytest.MonkeyPatch) -> None:
    from helpcentre.web.portal import access

    def anybody(request: Any, reference: str) -> Any:
        message = photo.message or photo.__class__.objects.get(pk=photo.pk).message
        assert message is not None
        assert message.kind == MessageKind.REPLY
        return access.Holder(message.ticket, message.ticket.requester, None, 0)

    monkeypatch.setattr(access, "holder_of", anybody)
    assert state() == "broken"
