"""A small tus 1.0.0 client for tests, over a link that can be cut."""

import http.client
import json
import socket
from urllib.parse import urlencode

VERSION = {"Tus-Resumable": "1.0.0"}
HERE = {"Sec-Fetch-Site": "same-origin"}


class Tus:
    def __init__(self, port: int) -> None:
        self.port = port
        self.address = ""

    def ask(
        self, method: str, path: str, body: bytes | str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers in lower case and body of one request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, {name.lower(): held for name, held in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def begin(self, length: int) -> int:
        """Ask for leave to send; the status. The address is kept."""
        status, headers, _ = self.ask("POST", "/en/uploads/", b"", VERSION | HERE | {"Upload-Length": str(length)})
        self.address = headers.get("location", "")
        return status

    def offset(self) -> int:
        return int(self.ask("HEAD", self.address, None, VERSION)[1]["upload-offset"])

    def patch(self, data: bytes, offset: int, **more: str) -> int:
        """Send ``data`` in one piece; the status."""
        kind = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": str(offset)}
        return self.ask("PATCH", self.address, data, VERSION | kind | more)[0]

    def patch_and_cut(self, data: bytes, offset: int, *, cut_at: int) -> None:
        """Promise all of ``data``, send its first ``cut_at`` bytes, and drop the line as a dead network does."""
        head = (
            f"PATCH {self.address} HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\n"
            "Content-Type: application/offset+octet-stream\r\n"
            f"Upload-Offset: {offset}\r\nContent-Length: {len(data)}\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as line:
            line.sendall(head.encode() + data[:cut_at])

    def done(self, name: str) -> tuple[int, dict[str, str]]:
        """All has been sent: status and what the server says."""
        form = urlencode({"upload": self.address.removeprefix("/uploads/"), "name": name})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        status, _, body = self.ask("POST", "/en/uploads/done/", form, HERE | kind)
        return status, json.loads(body)
