"""The front sends the bytes of a file only on Django's signed word, whole or in part."""

import asyncio
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from helpcentre.base.files import grants, store
from helpcentre.base.front import private_files
from helpcentre.base.front.asgi import Headers

DATA = b"0123456789" * 10


@pytest.fixture
def granted(tmp_path: Path, settings: Settings) -> Any:
    settings.STORAGE_URL = f"file://{tmp_path}/store"
    written = store.current().put(BytesIO(DATA))
    facts = {"name": written.name, "size": written.size, "sha256": written.sha256}
    file: Any = SimpleNamespace(**facts, media_type="audio/webm", is_held_back=False, finding="")
    answer = grants.response(file, title="voice.webm", shown=True)
    return private_files.read(answer.headers[grants.HEADER].encode())


def ask(granted: Any, *asked: tuple[bytes, bytes]) -> tuple[int, dict[bytes, bytes], bytes]:
    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)

    answer: Headers = [(b"content-type", b"audio/webm"), (b"cache-control", b"no-store"), (b"content-length", b"0")]
    assert asyncio.run(private_files.serve(granted, asked=list(asked), answer=answer, send=send))
    return said[0]["status"], dict(said[0]["headers"]), b"".join(each.get("body", b"") for each in said[1:])


def test_the_whole_file_and_what_a_browser_may_do_with_it(granted: Any) -> None:
    status, headers, body = ask(granted)

    assert (status, body, headers[b"content-length"]) == (200, DATA, b"100")
    assert headers[b"cache-control"] == b"private, no-cache"
    assert headers[b"content-type"] == b"audio/webm"


def test_who_has_it_already_pays_nothing_again(granted: Any) -> None:
    status, headers, body = ask(granted, (b"if-none-match", granted.etag))
    assert (status, body) == (304, b"")
    assert headers[b"etag"] == granted.etag


@pytest.mark.parametrize(
    ("wanted", "status", "part"),
    [
        (b"bytes=0-9", 206, DATA[:10]),
        (b"bytes=90-", 206, DATA[90:]),
        (b"bytes=-5", 206, DATA[-5:]),
        (b"bytes=95-2000", 206, DATA[95:]),
        (b"bytes=0-", 200, DATA),
        (b"bytes=100-", 416, b""),
        (b"bytes=9-3", 416, b""),
        (b"bytes=-", 200, DATA),
        (b"bytes=0-1,4-5", 200, DATA),
        (b"lines=0-1", 200, DATA),
        (b"bytes=" + b"9" * 30 + b"-", 200, DATA),
    ],
)
def test_one_part_may_be_asked_for_and_nonsense_gets_everything(
    granted: Any, wanted: bytes, status: int, part: bytes
) -> None:
    assert ask(granted, (b"range", wanted))[::2] == (status, part)


def test_a_part_of_what_has_changed_is_the_whole(granted: Any) -> None:
    assert ask(granted, (b"range", b"bytes=0-9"), (b"if-range", b'"older"'))[0] == 200


def test_bytes_that_are_gone_are_said_to_be_gone(granted: Any) -> None:
    store.current().delete(granted.name)
    assert not asyncio.run(private_files.serve(granted, asked=[], answer=[], send=None))  # type: ignore[arg-type]


@pytest.mark.parametrize("grant", [b"", b"x", b"\xff\xfe", b"WyIuLi8uLi9ldGMvcGFzc3dkIl0:1:abc"])
def test_a_forged_grant_opens_nothing(grant: bytes) -> None:
    assert private_files.read(grant) is None
