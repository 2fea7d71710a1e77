"""What the tests stand on: no network, and no part that is left out silently."""

import socket
import sys

import pytest
from _pytest.outcomes import Failed, Skipped

from tests import postgres


def test_a_connection_to_another_machine_is_refused_and_remembered(nobody_outside: list[str]) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    assert nobody_outside == ["192.0.2.1"]
    nobody_outside.clear()  # else this test fails at its end, as any other would


def test_a_connection_to_this_machine_is_made() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), timeout=5):
        pass


def test_a_missing_browser_is_skipped_here_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    from conftest import missing

    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(Skipped, match="no chromium"):
        missing("there is no chromium")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Failed, match="no chromium"):
        missing("there is no chromium")


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_a_missing_postgresql_is_said_and_fails_only_in_ci(
    ci: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def programs() -> None:
        raise postgres.NoServerError("there is no initdb")

    monkeypatch.setattr(postgres, "programs", programs)
    monkeypatch.setattr(sys, "argv", ["postgres", "-c", "raise SystemExit(9)"])
    monkeypatch.setenv("CI", ci)
    assert postgres.main() == code
    assert "SKIPPED: there is no initdb" in capsys.readouterr().err
