"""The real server on loopback, and clients of it that use nothing but the standard library."""

import http.client
import os
import socket
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """``helpcentre up`` on ``data``; use as a context manager. ``started`` is seconds from the command to ready."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.started = 0.0

    def __enter__(self) -> "Server":
        began = time.perf_counter()
        self.log = (self.data.parent / "bench-server.log").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "helpcentre", "--data", str(self.data), "up", "--demo", "--port", str(self.port)],
            env={
                **os.environ,
                "HELPCENTRE_LIMITS": "off",
                "HELPCENTRE_UNDO_SECONDS": "0",  # the case "live" waits for replies to leave
                "HELPCENTRE_URL": f"http://localhost:{self.port}",
            },
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        while time.perf_counter() - began < 120:
            try:
                if self.client().get("/readyz").status == 200:
                    self.started = time.perf_counter() - began
                    return self
            except OSError:
                time.sleep(0.05)
        self.process.terminate()
        raise RuntimeError("the server did not get ready; see bench-server.log")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.log.close()

    def client(self) -> "Client":
        return Client(self.port)

    def cpu_seconds(self) -> float:
        """User and system time of the process so far."""
        parts = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    def settle(self, seconds: float = 300.0) -> None:
        """Wait until the worker has nothing left to do: what the last case left behind must not slow the next.

        Work that gives way to people rests now and then, so one quiet moment is not the end of it.
        """
        deadline = time.monotonic() + seconds
        quiet = 0
        while quiet < 6 and time.monotonic() < deadline:
            before = self.cpu_seconds()
            time.sleep(1.5)
            quiet = quiet + 1 if self.cpu_seconds() - before < 0.15 else 0

    def resident_mb(self) -> float:
        """Resident memory of the process in megabytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        kb = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
        return int(kb) / 1024


class Answer:
    """Status, headers and body of one answer."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()


class Client:
    """One kept connection and its cookies."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("localhost", port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.origin = f"http://localhost:{port}"

    def ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {"Accept-Encoding": "gzip", "Origin": self.origin, "Sec-Fetch-Site": "same-origin"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = Answer(self.connection.getresponse())
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        return self.ask("POST", path, urlencode(fields))

    def timed(self, path: str) -> float:
        """Seconds for one GET that answers 200."""
        began = time.perf_counter()
        answer = self.get(path)
        took = time.perf_counter() - began
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return took

    def form(self, path: str, wanted: str) -> dict[str, str]:
        """The fields of the first form on ``path`` that has a field called ``wanted``."""
        self.connection.close()
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        self.connection.request("GET", path, headers=headers)
        answer = Answer(self.connection.getresponse())
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        parser = _Forms()
        parser.feed(answer.body.decode())
        return next(fields for fields in parser.forms if wanted in fields)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
        elif tag in {"input", "textarea", "select"} and self.forms and given.get("name"):
            if given.get("type") in {"radio", "checkbox"} and "checked" not in given:
                return
            self.forms[-1][given["name"]] = given.get("value", "")
