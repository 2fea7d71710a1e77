"""Resumable uploads through the running server: nothing that arrived is sent twice, and nothing is kept by halves."""

import contextlib
import random
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.server import RunningServer, prepared
from tests.tus import VERSION, Tus

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

MB = 1_000_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(prepared(tmp_path_factory.mktemp("uploads") / "data")) as running:
        yield running


@pytest.fixture
def tus(server: RunningServer) -> Tus:
    return Tus(server.port)


def rows(server: RunningServer, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(server.data_dir / "helpcentre.sqlite3") as database:
        return database.execute(question).fetchall()


def waiting_uploads(server: RunningServer) -> list[Path]:
    return list((server.data_dir / "uploads").glob("*"))


def stored(server: RunningServer, name: str) -> bytes:
    return (server.data_dir / "files" / name[:2] / name[2:4] / name).read_bytes()


def test_twenty_megabytes_over_a_link_cut_ten_times_and_a_server_killed_arrive_whole(
    server: RunningServer, tus: Tus
) -> None:
    data = b"%PDF-1.7\n" + random.Random(9).randbytes(20 * MB)
    assert tus.begin(len(data)) == 201
    sent = 0
    for cut in range(1, 11):
        offset = tus.offset()
        tus.patch_and_cut(data[offset:], offset, cut_at=1_800_000)
        sent += 1_800_000
        if cut == 5:
            assert tus.offset() > offset, "what is said to be here stays, even when the server dies"
            server.kill()
            server.start()
    offset = tus.offset()
    assert tus.patch(data[offset:], offset) == 204
    assert sent + len(data) - offset <= len(data) * 1.05, "what had arrived was sent again"

    status, told = tus.done("till report.pdf")

    assert (status, told["name"], told["kind"]) == (200, "till report.pdf", "pdf")
    ((name,),) = rows(server, "SELECT name FROM files_storedfile ORDER BY id DESC LIMIT 1")
    assert stored(server, str(name)) == data
    assert waiting_uploads(server) == []
    assert tus.done("again.pdf") == (200, told), "finishing twice is finishing once"


def test_whoever_comes_back_takes_over_from_the_connection_that_hangs(tus: Tus) -> None:
    assert tus.begin(1000) == 201
    head = f"PATCH {tus.address} HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
    head += "Content-Type: application/offset+octet-stream\r\nContent-Length: 1000\r\n\r\n"
    with socket.create_connection(("127.0.0.1", tus.port)) as hanging:
        hanging.sendall(head.encode() + b"a" * 400)
        time.sleep(0.5)
        # What hangs unwritten in the first connection is kept when the second one asks; then the offsets differ.
        status = tus.patch(b"b" * 1000, 0)
        offset = tus.offset()
        assert (status, offset) in ((204, 1000), (409, 400))
        if offset == 400:
            assert tus.patch(b"b" * 600, 400) == 204
    assert tus.offset() == 1000


def test_what_the_protocol_does_not_allow_is_refused_and_changes_nothing(tus: Tus) -> None:
    assert tus.begin(100) == 201
    assert tus.patch(b"a" * 40, 0) == 204
    assert tus.patch(b"a" * 40, 0) == 409
    assert tus.patch(b"a" * 61, 40) == 413
    assert tus.patch(b"a" * 10, 40, **{"Content-Type": "text/plain"}) == 415
    assert tus.patch(b"a" * 10, 40, **{"Upload-Offset": "-1"}) == 400
    assert tus.patch(b"a" * 10, 40, **{"Tus-Resumable": "0.2.2"}) == 412
    assert tus.done("x.txt")[0] == 409
    assert tus.offset() == 40
    assert tus.ask("HEAD", tus.address)[0] == 412
    for forged in ("/uploads/x", tus.address[:-2] + "xx", "/uploads/../secret.key", "/uploads/%2e%2e%2fsecret.key"):
        assert tus.ask("HEAD", forged, None, VERSION)[0] in (400, 404)


def test_leave_is_given_within_limits_only(tus: Tus) -> None:
    assert tus.begin(0) == 413
    assert tus.begin(26 * MB) == 413
    for nonsense in ("", "-1", "1e3", "9" * 40):
        headers = VERSION | {"Sec-Fetch-Site": "same-origin", "Upload-Length": nonsense}
        assert tus.ask("POST", "/en/uploads/", b"", headers)[0] == 400
    assert (
        tus.ask("POST", "/en/uploads/", b"", VERSION | {"Upload-Length": "1", "Sec-Fetch-Site": "cross-site"})[0] == 403
    )


def test_what_is_given_up_is_gone(server: RunningServer, tus: Tus) -> None:
    assert tus.begin(100) == 201
    assert tus.patch(b"a" * 40, 0) == 204
    assert tus.ask("DELETE", tus.address, None, VERSION)[0] == 204
    assert tus.ask("HEAD", tus.address, None, VERSION)[0] == 404
    assert tus.done("x.txt")[0] == 422


def test_a_picture_is_made_safe_and_a_program_leaves_nothing(server: RunningServer, tus: Tus) -> None:
    out = BytesIO()
    Image.new("RGB", (50, 40)).save(out, "JPEG", comment=b"secret place")
    assert tus.begin(len(out.getvalue())) == 201
    assert tus.patch(out.getvalue(), 0) == 204
    assert tus.done("IMG.jpg")[1]["name"] == "IMG.webp"
    ((name,),) = rows(server, "SELECT name FROM files_storedfile ORDER BY id DESC LIMIT 1")
    assert b"secret" not in stored(server, str(name))

    before = rows(server, "SELECT count(*) FROM files_storedfile")
    assert tus.begin(100) == 201
    assert tus.patch(b"MZ" + bytes(98), 0) == 204
    status, told = tus.done("photo.jpg")
    assert status == 422
    assert "Programs cannot be sent" in told["message"]
    assert rows(server, "SELECT count(*) FROM files_storedfile") == before


def test_killed_at_any_moment_no_row_is_without_its_file(server: RunningServer) -> None:
    chance = random.Random(4)
    for _ in range(4):
        tus = Tus(server.port)
        data = b"log line\n" * chance.randrange(1000, 200_000)
        assert tus.begin(len(data)) == 201
        assert tus.patch(data, 0) == 204
        finishing = threading.Thread(target=lambda sender=tus: _try(sender), daemon=True)
        finishing.start()
        time.sleep(chance.random() * 0.03)
        server.kill()
        finishing.join(10)
        server.start()
        for (name,) in rows(server, "SELECT name FROM files_storedfile"):
            assert stored(server, str(name))
        status, _ = tus.done("till.log")
        assert status == 200, "what was whole can be finished after the server is back"
    count = rows(server, "SELECT count(*), count(DISTINCT upload) FROM tickets_attachment")[0]
    assert count[0] == count[1]


def _try(tus: Tus) -> None:
    with contextlib.suppress(OSError, ValueError):
        tus.done("till.log")
