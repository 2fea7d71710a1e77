"""A real Help Centre and the people who use it, each with a browser of their own."""

import email
import email.policy
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.server import PROJECT, RunningServer, prepared

PHONE = {"width": 360, "height": 640}
SCREEN = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """The server with its starter articles, on a data directory of its own."""
    data = prepared(tmp_path_factory.mktemp("house") / "data")
    environment = {"HELPCENTRE_LIMITS": "off", "HELPCENTRE_SUPPORT_EMAIL": "help@duka.example"}
    with RunningServer(data, environment=environment) as server:
        yield server
        server.stop()


@pytest.fixture
def someone(browser: Any, house: RunningServer) -> Iterator[Callable[..., Any]]:
    """Opens a page in a fresh browser of its own: ``someone("sw-KE", scripts=False, size=PHONE)``."""
    opened = []

    def sit_down(locale: str, *, scripts: bool = True, size: dict[str, int] = PHONE) -> Any:
        context = browser.new_context(
            base_url=f"http://localhost:{house.port}", locale=locale, java_script_enabled=scripts, viewport=size
        )
        context.set_default_timeout(10_000)
        opened.append(context)
        page = context.new_page()
        page.on("requestfailed", lambda request: _fail_on_foreign(request.url))
        return page

    yield sit_down
    for context in opened:
        context.close()


def _fail_on_foreign(url: str) -> None:
    assert url.startswith(("http://localhost", "http://127.0.0.1")), f"a page asked {url}"


@pytest.fixture
def staff_link(house: RunningServer) -> Callable[[str, str], str]:
    """Runs ``helpcentre staff add`` beside the running server and gives the path of the link it prints."""

    def add(address: str, name: str) -> str:
        command = [sys.executable, "-m", "helpcentre", "staff", "add", address, "--role", "agent", "--name", name]
        said = subprocess.run(
            command, env=house.environment, cwd=PROJECT, capture_output=True, text=True, check=True
        ).stdout
        found = re.search(r"/desk/link/[\w-]+/", said)
        assert found, said
        return found.group()

    return add


@pytest.fixture
def mails(house: RunningServer) -> Callable[[str], list[str]]:
    """The plain text of every mail kept for an address, oldest first."""

    def to(address: str) -> list[str]:
        found = []
        files = sorted((house.data_dir / "outbox").glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        for path in files:
            message = email.message_from_bytes(Path(path).read_bytes(), policy=email.policy.default)
            part = message.get_body(("plain",))
            if address in str(message["To"]) and part is not None:
                found.append(f"{message['Subject']}\n{part.get_content()}")
        return found

    return to
