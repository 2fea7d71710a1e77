from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.server import RunningServer, prepared

SITE = "helpcentre.config.tests.site_settings"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One server with the small site, for the whole file."""
    with RunningServer(prepared(tmp_path_factory.mktemp("server") / "data"), settings=SITE) as running:
        yield running


@pytest.fixture
def new_server(tmp_path: Path) -> Iterator[Callable[..., RunningServer]]:
    """Servers of one's own, not started yet, on a prepared data directory."""
    made: list[RunningServer] = []

    def make(name: str = "data", **how: Any) -> RunningServer:
        folder = tmp_path / name
        if not folder.exists():
            prepared(folder)
        made.append(RunningServer(folder, **{"settings": SITE, **how}))
        return made[-1]

    yield make
    for server in made:
        server.kill()
