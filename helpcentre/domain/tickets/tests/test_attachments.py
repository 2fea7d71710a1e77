"""A file becomes part of a conversation, whole and harmless, or not at all."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from PIL import Image
from pytest_django.fixtures import Settings

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events.models import Event
from helpcentre.base.files import store
from helpcentre.base.files.models import StoredFile
from helpcentre.domain.tickets import actions, selectors
from helpcentre.domain.tickets.attaching import claims
from helpcentre.domain.tickets.attaching.faults import Fault, RefusedFileError
from helpcentre.domain.tickets.models import Attachment
from helpcentre.domain.tickets.tests.files import EICAR, photo_with_place, picture, png_of


@pytest.fixture(autouse=True)
def own_store(tmp_path: Any, settings: Settings) -> None:
    settings.STORAGE_URL = f"file://{tmp_path}/store"


def received(data: bytes, name: str = "receipt.png", **more: Any) -> Attachment:
    return actions.receive_attachment(stream=io.BytesIO(data), name=name, uploader=None, **more)


def bytes_of(file: StoredFile) -> bytes:
    with store.current().open(file.name) as stream:
        return stream.read()


def in_the_store() -> set[str]:
    return {stored.name for stored in store.current().names()}


def test_a_photo_is_kept_without_place_or_camera_and_stands_upright(db: None) -> None:
    kept = received(photo_with_place(), "IMG_1.JPG")

    assert (kept.kind, kept.name, kept.message, kept.file.media_type) == ("image", "IMG_1.webp", None, "image/webp")
    assert (kept.width, kept.height) == (600, 900)
    for file in (kept.file, kept.thumbnail):
        assert file is not None
        shown = Image.open(io.BytesIO(bytes_of(file)))
        assert shown.format == "WEBP"
        assert not shown.getexif()
        assert b"Njeri" not in bytes_of(file)
        assert b"home" not in bytes_of(file)
    assert kept.small_size == (320, 480)


def test_a_heic_photo_is_accepted(db: None) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (400, 300), (0, 90, 0))).save(out, quality=60)

    kept = received(out.getvalue(), "IMG_2041.HEIC")

    assert (kept.name, kept.width, kept.file.media_type) == ("IMG_2041.webp", 400, "image/webp")


@pytest.mark.parametrize(
    ("data", "name", "kind", "media_type", "kept_as"),
    [
        (b"%PDF-1.7\n...", "risiti.pdf", "pdf", "application/pdf", "risiti.pdf"),
        (b"2026-11-26 till: ERROR\n", "till.log", "text", "text/plain; charset=utf-8", "till.log"),
        (b"PK\x03\x04" + bytes(50), "backup.zip", "other", "application/octet-stream", "backup.zip"),
        (b"<svg onload=alert(1)>", "logo.svg", "other", "application/octet-stream", "logo.svg.txt"),
        (b"<html><script>1</script>", "page.html", "other", "application/octet-stream", "page.html.txt"),
        (b"%PDF-1.7 <script>alert(1)</script>", "both.html", "pdf", "application/pdf", "both.html.pdf"),
        (EICAR, "photo.jpg", "text", "text/plain; charset=utf-8", "photo.jpg.txt"),
        (b"\0\1\2\3", "data.exe", "other", "application/octet-stream", "data.exe.bin"),
        (b"\x1aE\xdf\xa3 A_OPUS", "voice.webm", "audio", "audio/webm", "voice.webm"),
    ],
)
def test_what_a_file_is_decides_how_it_is_kept(
    db: None, data: bytes, name: str, kind: str, media_type: str, kept_as: str
) -> None:
    kept = received(data, name)

    assert (kept.kind, kept.file.media_type, kept.name) == (kind, media_type, kept_as)
    assert bytes_of(kept.file) == data


def test_a_picture_that_is_also_a_page_or_an_archive_is_only_a_picture(db: None) -> None:
    kept = received(picture() + b"<script>alert(1)</script>PK\x03\x04", "x.png.html")

    assert kept.name == "x.png.webp"
    assert b"script" not in bytes_of(kept.file)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"MZ" + bytes(100), Fault.PROGRAM),
        (png_of(60_000, 60_000), Fault.TOO_MANY_DOTS),
        (picture(300, 300)[:-40], Fault.BROKEN),
        (b"\xff\xd8\xff" + bytes(100), Fault.UNREADABLE),
        (b"\0\0\0\x1cftypheic" + bytes(100), Fault.UNREADABLE),
        (b"a" * 1_000_001, Fault.TOO_LARGE),
    ],
)
def test_what_is_refused_leaves_nothing_behind(db: None, settings: Settings, data: bytes, fault: Fault) -> None:
    settings.FILE_MB = 1
    with pytest.raises(RefusedFileError) as refused:
        received(data)

    assert refused.value.fault == fault
    assert "%" not in str(refused.value)
    assert not Attachment.objects.exists()
    assert in_the_store() == set()


def test_files_join_their_message_and_the_history_says_so(opened: Any, mama_njeri: Any) -> None:
    ticket = opened.ticket
    first, second = received(picture()), received(b"a log", "till.log")
    actions.attach(actor=mama_njeri.actor, message=opened.message, attachments=[second, first])

    shown = selectors.conversation(ticket, staff=False)[0].message
    assert shown is not None
    assert [file.name for file in shown.attachments.all()] == ["receipt.webp", "till.log"]
    assert {file.uploader for file in shown.attachments.all()} == {mama_njeri}
    told = Event.objects.filter(kind="ticket.attachment.added", subject_id=ticket.pk).order_by("pk")
    assert [event.data for event in told] == [
        {"message": opened.message.pk, "attachment": first.pk},
        {"message": opened.message.pk, "attachment": second.pk},
    ]


def test_a_message_gets_its_files_once_and_a_file_keeps_its_message(opened: Any, asha: Any, mama_njeri: Any) -> None:
    file, again = received(picture()), received(picture())
    actions.attach(actor=mama_njeri.actor, message=opened.message, attachments=[file])
    actions.attach(actor=mama_njeri.actor, message=opened.message, attachments=[again])
    note = actions.add_note(actor=asha.actor, ticket=opened.ticket, author=asha, body="Angalia.")
    actions.attach(actor=asha.actor, message=note, attachments=[file])

    assert list(opened.message.attachments.all()) == [file]
    assert not note.attachments.exists()
    again.refresh_from_db()
    assert again.message is None


def test_a_conversation_costs_the_same_queries_however_many_files_hang_on_it(
    ticket: Any, mama_njeri: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        message = actions.add_customer_reply(
            actor=mama_njeri.actor, ticket=ticket, author=mama_njeri, body=f"picha {number}"
        )
        actions.attach(actor=mama_njeri.actor, message=message, attachments=[received(picture())])
    with django_assert_max_num_queries(2):
        for entry in selectors.conversation(ticket, staff=False):
            assert entry.message
            assert all(file.file.size for file in entry.message.attachments.all())


def test_customers_see_the_files_of_messages_they_may_read(opened: Any, asha: Any, mama_njeri: Any) -> None:
    ticket = opened.ticket
    hers, ours, waiting = received(picture()), received(picture()), received(picture())
    actions.attach(actor=mama_njeri.actor, message=opened.message, attachments=[hers])
    note = actions.add_note(actor=asha.actor, ticket=ticket, author=asha, body="Kwa timu.")
    actions.attach(actor=asha.actor, message=note, attachments=[ours])

    def seen(file: Attachment, **who: Any) -> bool:
        return selectors.attachment_of(ticket, file.pk, **who) is not None

    assert seen(hers, staff=False)
    assert not seen(hers, staff=False, visible_from=opened.message.pk + 1)
    assert not seen(ours, staff=False)
    assert seen(ours, staff=True)
    assert not seen(waiting, staff=True)


def test_removing_takes_the_bytes_the_thumbnail_and_the_name(
    opened: Any, asha: Any, mama_njeri: Any, django_capture_on_commit_callbacks: Any
) -> None:
    file = received(photo_with_place(), "mama njeri home.jpg")
    actions.attach(actor=mama_njeri.actor, message=opened.message, attachments=[file])
    assert len(in_the_store()) == 2

    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_attachment(actor=asha.actor, attachment=file)
        actions.remove_attachment(actor=asha.actor, attachment=file)

    assert in_the_store() == set()
    assert not Attachment.objects.exists()
    assert not StoredFile.objects.exists()
    told = Event.objects.filter(kind="ticket.attachment.removed").get()
    assert told.data == {"message": opened.message.pk, "attachment": file.pk}
    assert told.actor_id == asha.pk


def test_what_a_rollback_undoes_keeps_its_bytes(opened: Any, asha: Any, mama_njeri: Any) -> None:
    file = received(picture())
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.remove_attachment(actor=asha.actor, attachment=file)
        raise ZeroDivisionError

    assert Attachment.objects.get() == file
    assert in_the_store() == {file.file.name}


def test_a_file_whose_message_never_came_is_collected_after_a_day_and_no_sooner(
    opened: Any, mama_njeri: Any, django_capture_on_commit_callbacks: Any
) -> None:
    waiting, sent = received(picture()), received(picture())
    actions.attach(actor=mama_njeri.actor, message=opened.message, attachments=[sent])
    with time_machine.travel(clock.now() + timedelta(hours=23)):
        assert actions.collect_orphans() == 0
    with time_machine.travel(clock.now() + timedelta(hours=25)), django_capture_on_commit_callbacks(execute=True):
        assert actions.collect_orphans() == 1

    assert list(Attachment.objects.all()) == [sent]
    assert in_the_store() == {sent.file.name}
    assert not Event.objects.filter(kind="ticket.attachment.removed").exists()
    assert waiting.pk


def test_an_upload_finished_twice_is_one_attachment(db: None) -> None:
    first = received(picture(), upload="a" * 32)
    assert received(picture(), upload="a" * 32) == first
    assert Attachment.objects.count() == 1


def test_only_who_holds_the_claim_may_attach(opened: Any) -> None:
    file = received(picture())
    claim = claims.make(file)

    assert claims.look([claim, claim]).waiting == [file]
    forged = claims.look([claim + "x", str(file.pk), "", "\0", "x" * 10_000])
    assert (forged.waiting, forged.gone) == ([], 4)
    actions.attach(actor=Actor.system(), message=opened.message, attachments=[file])
    resent = claims.look([claim])
    assert (resent.waiting, resent.sent, resent.gone) == ([], 1, 0)
