"""What becomes of a file with a virus in it, and of one that came while nobody could look."""

import io

import pytest

from helpcentre.base.events.models import Event
from helpcentre.base.files import grants, scanning, store
from helpcentre.base.files.models import Infection, StoredFile
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.actions.scanning import scan_waiting
from helpcentre.domain.tickets.attaching.faults import Fault, RefusedFileError
from helpcentre.domain.tickets.models import Attachment
from helpcentre.domain.tickets.tests.files import EICAR, picture


@pytest.fixture(autouse=True)
def scanned(clam, settings, tmp_path, db, monkeypatch):
    monkeypatch.setattr(scanning, "_asked_again", 0.0)
    settings.STORAGE_URL = f"file://{tmp_path}/store"
    settings.CLAMD = clam.address
    settings.SHOWS_UNSCANNED = False


def received(data, uploader=None, name="report.txt"):
    return actions.receive_attachment(stream=io.BytesIO(data), name=name, uploader=uploader)


def test_a_virus_is_refused_with_words_and_kept_nowhere_but_as_ids(mama_njeri):
    with pytest.raises(RefusedFileError) as refused:
        received(EICAR, uploader=mama_njeri)

    assert refused.value.fault is Fault.INFECTED
    assert "virus" in str(refused.value)
    assert not list(store.current().names())
    assert not Attachment.objects.exists()
    event = Event.objects.get(kind="file.infected")
    assert (event.subject_id, event.actor_id, event.data) == (Infection.objects.get().pk, mama_njeri.pk, {})


def test_a_clean_file_and_a_picture_are_kept_and_handed_out():
    for data, name in ((b"till 4", "till.txt"), (picture(), "till.png")):
        kept = received(data, name=name)
        assert not kept.file.awaits_scan
        assert grants.HEADER in grants.response(kept.file, title=kept.name, shown=False).headers


def test_a_file_is_not_lost_while_the_scanner_is_away_and_waits_for_it(clam, opened, client, asha):
    clam.silent = True
    kept = received(b"till 4")
    actions.attach(actor=opened.ticket.requester.actor, message=opened.message, attachments=[kept])
    client.force_login(asha)
    desk, address = client, f"/desk/tickets/{opened.ticket.reference}/files/{kept.pk}/"

    assert desk.get(address).status_code == 503
    assert desk.get(f"{address}look/").status_code == 404
    assert "being checked" in desk.get(f"/desk/tickets/{opened.ticket.reference}/").content.decode()
    assert scan_waiting() == 0
    clam.silent = False
    assert scan_waiting() == 1
    assert scan_waiting() == 0
    assert desk.get(address).status_code == 200


def test_people_may_get_it_meanwhile_where_the_operator_says_so(clam, settings):
    settings.SHOWS_UNSCANNED = True
    clam.silent = True

    kept = received(b"till 4")

    assert kept.file.awaits_scan
    assert grants.response(kept.file, title="a", shown=False).status_code == 200


def test_a_virus_that_is_found_later_takes_the_file_out_of_the_conversation(clam, opened):
    clam.silent = True
    kept = received(EICAR)
    actions.attach(actor=opened.ticket.requester.actor, message=opened.message, attachments=[kept])
    clam.silent = False

    scan_waiting()

    assert not Attachment.objects.exists()
    assert not StoredFile.objects.exists()
    assert Event.objects.filter(kind="ticket.attachment.removed", subject_id=opened.ticket.pk).count() == 1
    assert Infection.objects.count() == Event.objects.filter(kind="file.infected").count() == 1


def test_without_a_scanner_nothing_waits(settings):
    settings.CLAMD = ""

    assert not received(EICAR).file.awaits_scan
