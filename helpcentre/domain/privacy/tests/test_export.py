import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest

from helpcentre.base.files import store
from helpcentre.base.files.models import StoredFile
from helpcentre.base.promises.controls import State
from helpcentre.domain.privacy.export import archive, proof, rows
from helpcentre.domain.privacy.export.plain_values import plain_value
from helpcentre.domain.tickets.actions import open_ticket
from helpcentre.domain.tickets.models import Attachment, Message


@pytest.fixture
def copy(conversation: Any, mama_njeri: Any, tmp_path: Any) -> Any:
    """Njeri's archive."""
    archive.build(mama_njeri, tmp_path / "njeri.zip", language="sw")
    with zipfile.ZipFile(tmp_path / "njeri.zip") as packed:
        yield packed


def messages(copy: zipfile.ZipFile) -> Any:
    return json.loads(copy.read("data.json"))["tables"]["tickets.Message"]


def test_it_holds_what_she_wrote_and_what_was_answered_marked_by_whose_words_they_are(copy: Any) -> None:
    said = {row["body"]: row.get("_words_of") for row in messages(copy)["rows"]}

    assert said.pop("Karibu. Tunaangalia.") == "us"
    assert list(said.values()) == [None]


def test_a_note_of_the_team_is_held_back_and_the_archive_says_so(copy: Any) -> None:
    assert messages(copy)["held_back"]["count"] == 1
    for name in copy.namelist():
        assert b"Baraka was rude" not in copy.read(name), name
    assert "Kumbukumbu 1 zimezuiliwa" in copy.read("index.html").decode()


def test_her_files_are_in_it_under_names_that_stay_in_their_folder(copy: Any) -> None:
    (name,) = [name for name in copy.namelist() if name.startswith("files/")]

    assert b"njeri's photo" in copy.read(name)
    assert ".." not in name and name.endswith("-risiti.webp")
    row = json.loads(copy.read("data.json"))["tables"]["tickets.Attachment"]["rows"][0]
    assert row["_files"] == {"file": name}


def test_its_pages_load_nothing_and_lead_to_each_other(copy: Any) -> None:
    pages = [name for name in copy.namelist() if name.endswith(".html")]
    for name in pages:
        text = copy.read(name).decode()
        assert "<script" not in text and "src=" not in text and "http" not in text.replace("http-equiv", "")
    index = copy.read("index.html").decode()
    assert [name for name in pages if name != "index.html" and f'href="{name}"' not in index] == []


def test_nothing_of_a_stranger_is_in_it(copy: Any, baraka_the_stranger: Any) -> None:
    for name in copy.namelist():
        text = copy.read(name)
        assert baraka_the_stranger.email.encode() not in text, name


def test_what_she_typed_cannot_break_out_of_a_page(mama_njeri: Any, tmp_path: Any) -> None:
    evil = '</dd><script>alert(1)</script>\u202e"🔥'
    open_ticket(
        actor=mama_njeri.actor, requester=mama_njeri, subject=evil[:200], body=evil, channel="web", language="sw"
    )

    archive.build(mama_njeri, tmp_path / "evil.zip", language="en")

    with zipfile.ZipFile(tmp_path / "evil.zip") as packed:
        assert b"<script" not in b"".join(packed.read(name) for name in packed.namelist() if name.endswith(".html"))
        assert any(row["body"] == evil for row in messages(packed)["rows"])


def test_many_rows_come_in_batches_each_once_and_on_pages(
    mama_njeri: Any, ticket: Any, tmp_path: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(rows, "BATCH", 7)
    Message.objects.bulk_create(
        Message(ticket=ticket, author=mama_njeri, side="customer", body=f"ujumbe {number}") for number in range(450)
    )

    archive.build(mama_njeri, tmp_path / "many.zip", language="sw")

    with zipfile.ZipFile(tmp_path / "many.zip") as packed:
        ids = [row["id"] for row in messages(packed)["rows"]]
        assert len(ids) == len(set(ids)) == messages(packed)["count"] == 451
        assert "pages/tickets.Message-3.html" in packed.namelist()


def test_a_form_nobody_thought_of_stops_the_copy_instead_of_leaving_it_out() -> None:
    with pytest.raises(TypeError):
        plain_value(object())


def test_the_proof_finds_everything_again_and_leaves_nothing_behind(conversation: Any, settings: Any) -> None:
    found = proof.a_copy_is_complete()

    assert found.state == State.KEPT, found
    assert list(settings.DATA.exports.iterdir()) == []
    fields, values, files = (value for _, value in found.evidence[:3])
    assert fields > 300 and values > 60 and files == 1


def test_the_proof_fails_when_a_file_is_gone(conversation: Any) -> None:
    store.current().delete(StoredFile.objects.get().name)

    assert proof.a_copy_is_complete().state == State.BROKEN


def test_the_proof_fails_when_a_field_is_left_out(conversation: Any, monkeypatch: Any) -> None:
    real = rows.rows
    monkeypatch.setattr(
        "helpcentre.domain.privacy.export.spool.rows",
        lambda shelf, person, released: () if shelf.label == "tickets.Participant" else real(shelf, person, released),
    )

    found = proof.a_copy_is_complete()

    assert found.state == State.BROKEN
    assert "tickets.Participant.id" in str(dict(found.evidence)["Missing in the copy"])


def test_without_anybody_nothing_is_proved(db: None) -> None:
    assert proof.a_copy_is_complete().state == State.UNPROVEN


#: Types of columns whose values ``plain_value`` knows. A new one must be thought of before it is exported.
KNOWN = {
    *("AutoField", "BigAutoField", "BigIntegerField", "IntegerField", "PositiveBigIntegerField"),
    *("PositiveIntegerField", "PositiveSmallIntegerField", "SmallIntegerField", "BooleanField", "FloatField"),
    *("CharField", "EmailField", "SlugField", "TextField", "URLField", "GenericIPAddressField", "UUIDField"),
    *("DateField", "DateTimeField", "TimeField", "DurationField", "DecimalField", "JSONField", "BinaryField"),
    *("ForeignKey", "OneToOneField", "FileField", "ParentalKey"),
}


@pytest.mark.once
def test_every_column_that_is_exported_is_of_a_type_that_has_a_form() -> None:
    types = {
        shelf.model._meta.get_field(each.field).get_internal_type() for shelf in rows.shelves() for each in shelf.fields
    }
    assert types - KNOWN == set()


def test_lengths_of_time_leave_as_seconds() -> None:
    assert plain_value(timedelta(minutes=1.5)) == 90


@pytest.mark.parametrize("state", [{"awaits_scan": True}, {"finding": "too_large"}], ids=["waits", "too-large"])
def test_a_file_that_nobody_could_check_for_viruses_is_named_and_only_its_sender_gets_it(
    state: Any, conversation: Any, mama_njeri: Any, asha: Any, settings: Any, tmp_path: Any
) -> None:
    StoredFile.objects.update(**state)

    def row(name: str) -> Any:
        archive.build(mama_njeri, tmp_path / name, language="en")
        with zipfile.ZipFile(tmp_path / name) as packed:
            (found,) = json.loads(packed.read("data.json"))["tables"]["tickets.Attachment"]["rows"]
            return found, packed.read("index.html").decode()

    found, _ = row("own.zip")
    assert set(found["_files"]) == {"file"}

    Attachment.objects.update(uploader=asha)
    found, index = row("others.zip")
    assert found["_files_held_back"] == {"file": state.get("finding", "not_checked_yet")}
    assert "_files" not in found
    assert "1 files of others could not be checked" in index
    assert proof.compare(mama_njeri).absent == []
