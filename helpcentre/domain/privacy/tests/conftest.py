import io
from typing import Any

import pytest

from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.domain.tickets.actions import add_note, send_reply


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Any) -> None:
    """Archives and files of a test lie in a folder of its own."""
    settings.DATA = DataDirectory(tmp_path / "data")


@pytest.fixture
def conversation(opened: Any, asha: Any, mama_njeri: Any) -> Any:
    """Njeri asked and sent a photo, Asha answered, and the team noted something for itself."""
    from helpcentre.base.files.actions import put
    from helpcentre.domain.tickets.models import Attachment

    stored = put(stream=io.BytesIO(b"RIFF\0\0\0\0WEBPnjeri's photo"), media_type="image/webp", purpose="attachment")
    Attachment.objects.create(
        message=opened.message, uploader=mama_njeri, file=stored, kind="image", name="../../risiti\u202e.webp"
    )
    send_reply(actor=asha.actor, ticket=opened.ticket, author=asha, body="Karibu. Tunaangalia.", key="reply")
    add_note(actor=asha.actor, ticket=opened.ticket, author=asha, body="Baraka was rude about her", key="note")
    return opened.ticket


@pytest.fixture
def place(own_folder: None, settings: Any) -> DataDirectory:
    """That folder, made."""
    settings.DATA.prepare()
    return settings.DATA  # type: ignore[no-any-return]


@pytest.fixture
def on_the_phone(db: None) -> Any:
    """Njeri once more, as she is known from a call."""
    from helpcentre.domain.people.actions import find_or_create_person
    from helpcentre.domain.privacy.tests.merging_deeds import PHONE, SYSTEM

    return find_or_create_person(actor=SYSTEM, name="Njeri K", phone=PHONE, language="en")
