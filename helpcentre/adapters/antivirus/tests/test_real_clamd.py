"""The whole way with the real clamd, where it is installed (Debian: ``apt install clamav-daemon``).

It runs on a signature of our own for the test file that is no virus: the real ones are not needed to see the plumbing.
"""

import io
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.checks import run_checks

from helpcentre.adapters.antivirus import clamd
from helpcentre.base.files import scanning
from helpcentre.base.files.models import Finding, StoredFile
from helpcentre.base.files.scanning import TooLargeToScanError
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.actions.scanning import scan_too_large, scan_waiting
from helpcentre.domain.tickets.attaching.faults import Fault, RefusedFileError
from helpcentre.domain.tickets.tests.files import EICAR

PROGRAM = shutil.which("clamd") or "/usr/sbin/clamd"

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(not Path(PROGRAM).exists(), reason="there is no clamd (on Debian: apt install clamav-daemon)"),
]

LIMIT = 2_000_000  # bytes of StreamMaxLength
CONFIGURATION = """DatabaseDirectory {place}/db
LocalSocket {place}/clamd.ctl
Foreground yes
StreamMaxLength {stream}
MaxFileSize {file}
MaxScanSize {file}
AlertExceedsMax {alerts}
"""


class Daemon:
    """A clamd of our own; ``hold`` makes it slow beyond all patience."""

    def __init__(self, place: Path) -> None:
        self.place, self.address = place, f"{place}/clamd.ctl"
        (place / "db").mkdir()
        (place / "db" / "own.ndb").write_text(f"Test:0:*:{EICAR.hex()}\n")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, file: int = 1_000_000, alerts: str = "yes") -> None:
        (self.place / "clamd.conf").write_text(
            CONFIGURATION.format(place=self.place, stream=LIMIT, file=file, alerts=alerts)
        )
        self.process = subprocess.Popen(
            [PROGRAM, "-c", f"{self.place}/clamd.conf"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 20
        while not clamd.make(self.address).is_here():
            assert time.monotonic() < until and self.process.poll() is None, "clamd does not start"
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)
            self.process.terminate()
            self.process.wait(20)
            self.process = None

    def hold(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)


@pytest.fixture
def daemon(settings, tmp_path, db, monkeypatch) -> Iterator[Daemon]:
    monkeypatch.setattr(scanning, "_asked_again", 0.0)
    # The path of a socket may be a hundred signs long, and pytest's folders are deep.
    with tempfile.TemporaryDirectory(prefix="clam-") as short:
        made = Daemon(Path(short))
        settings.CLAMD = made.address
        settings.STORAGE_URL = f"file://{tmp_path}/store"
        made.start()
        yield made
        made.stop()


def received(data, name="report.txt"):
    return actions.receive_attachment(stream=io.BytesIO(data), name=name, uploader=None)


def refusal(data):
    with pytest.raises(RefusedFileError) as refused:
        received(data)
    return refused.value.fault


def test_clean_infected_and_too_large(daemon, settings):
    assert not received(b"till 4").file.is_held_back
    assert refusal(b"words before " + EICAR) is Fault.INFECTED

    # Past what it takes over its socket, and past what it looks at: it would call the second one clean.
    for size in (LIMIT + 500_000, LIMIT - 500_000):
        assert refusal(b"till 4 " * (size // 7)) is Fault.UNCHECKED
    assert StoredFile.objects.count() == 1

    settings.GIVES_UNSCANNABLE = True
    kept = received(b"till 4 " * 200_000)
    assert kept.file.is_too_large_to_scan
    assert not kept.file.is_held_back


def test_over_a_network_that_loses_its_last_words_too_large_is_too_large(daemon):
    with pytest.raises(TooLargeToScanError):
        clamd.make(daemon.address).is_infected(io.BytesIO(os.urandom(20_000_000)))


def test_what_came_while_it_was_away_gets_its_outcome_when_it_is_back(daemon, opened, client, asha):
    daemon.stop()
    parts = [received(b"till 4", "clean.txt"), received(EICAR, "bad.txt"), received(b"till 4 " * 200_000, "large.txt")]
    actions.attach(actor=opened.ticket.requester.actor, message=opened.message, attachments=parts)
    assert scan_waiting() == 0
    daemon.start()
    scan_waiting()
    client.force_login(asha)

    found = {part.name: part.file.finding for part in opened.message.attachments.select_related("file")}
    assert found == {"clean.txt": "", "large.txt": Finding.TOO_LARGE}
    assert not StoredFile.objects.filter(awaits_scan=True).exists()
    page = client.get(f"/desk/tickets/{opened.ticket.reference}/").content.decode()
    assert "too large to be checked for viruses, so nobody can open it" in page
    assert "A file turned out to be too large" in page
    assert "A virus was found in a file, so it was taken out" in page
    address = f"/desk/tickets/{opened.ticket.reference}/files/{parts[2].pk}/"
    assert client.get(address).status_code == 403

    # Its limits are raised: the next day's look finds the file clean.
    daemon.stop()
    daemon.start(file=9_000_000)
    assert scan_too_large() == 1
    assert client.get(address).status_code == 200


def test_the_check_of_a_deployment_sees_what_it_would_leave_out(daemon, settings):
    def said():
        messages = run_checks(include_deployment_checks=True)
        return [each.msg for each in messages if each.id == "helpcentre.W014"]

    settings.FILE_MB = 1
    assert said() == []
    settings.FILE_MB = 2
    assert said() == ["The virus scanner looks at no file of 2 MB, so such files are not taken."]
    daemon.stop()
    daemon.start(alerts="no")
    assert said() == ["The virus scanner calls a file of 2 MB clean without looking at it."]


def test_one_that_hangs_holds_one_upload_up_and_not_the_next(daemon, monkeypatch):
    monkeypatch.setattr(clamd, "ANSWER", 0.5)
    daemon.hold()
    assert received(b"till 4").file.awaits_scan

    began = time.monotonic()
    assert received(b"till 5").file.awaits_scan
    assert time.monotonic() - began < 0.4
