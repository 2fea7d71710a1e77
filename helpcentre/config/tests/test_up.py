"""Starting and stopping."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from helpcentre.config.tests.wire import StreamReader, connect
from tests.ports import free_port
from tests.server import PROJECT, RunningServer, StartError

pytestmark = pytest.mark.slow


def refused(server: RunningServer) -> str:
    """Start what must not start: it says why, ends with 1, and prints no traceback."""
    with pytest.raises(StartError) as caught:
        server.start()
    assert server.process is not None
    assert server.process.returncode == 1
    assert "Traceback" not in server.output
    return str(caught.value)


def test_a_second_server_on_the_same_data_directory_is_refused(new_server) -> None:
    first, second = new_server(), new_server()
    first.start()
    said = refused(second)
    assert "already running" in said
    assert str(first.port) in said
    first.stop()
    assert second.start()


def test_a_lock_left_by_a_killed_server_holds_nobody_up(new_server) -> None:
    server = new_server()
    server.start()
    server.kill()
    server.start()


def test_a_port_in_use_is_refused(new_server) -> None:
    first = new_server("one").start()
    said = refused(new_server("two", port=first.port))
    assert f"Port {first.port} is in use" in said


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_only_a_production_server_listens_to_others(new_server, host) -> None:
    assert "HELPCENTRE_ENV=production" in refused(new_server(arguments=("--host", host)))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_in_time_with_streams_open_and_without_a_traceback(new_server, number) -> None:
    server = new_server().start()
    readers = [StreamReader(server, "/streams/1/") for _ in range(50)]
    idle, half, stalled = connect(server), connect(server), connect(server)
    half.sendall(b"GET /page/ HTTP/1.1\r\nHost:")
    stalled.sendall(b"POST /echo/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc")
    time.sleep(0.2)
    assert server.stop(number) < 4.5  # seconds; what is still asked of Django would get 5
    assert server.process.returncode == 0
    assert "Traceback" not in server.output
    assert server.output.rstrip().endswith("Stopped.")
    for wire in (idle, half, stalled, *readers):
        wire.close()


def test_a_request_in_django_is_answered_before_it_stops(new_server) -> None:
    server = new_server().start()
    with connect(server) as wire:
        wire.sendall(b"GET /slow/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(0.15)
        server.stop()
        assert wire.recv(65536).endswith(b"done")


def test_without_a_worker_it_is_alive_but_not_ready(new_server) -> None:
    server = new_server(arguments=("--no-worker",)).start()
    answer = httpx.get(server.url("/readyz"))
    assert (answer.status_code, answer.json()["worker"]) == (503, "not seen")
    assert httpx.get(server.url("/healthz")).status_code == 200


def test_the_worker_runs_alone_and_stops_when_told(new_server) -> None:
    server = new_server()
    command = [sys.executable, "-m", "helpcentre", "worker"]
    worker = subprocess.Popen(command, env=server.environment, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert "runs" in worker.stdout.readline()
    worker.send_signal(signal.SIGINT)
    assert worker.wait(10) == 0
    assert worker.stdout.read() == "Stopped.\n"


def test_the_first_start_prepares_everything_and_the_second_nothing(tmp_path: Path) -> None:
    server = RunningServer(tmp_path / "new")
    server.start(250)  # migrating from nothing takes half a minute of CPU
    assert "Database: " in server.output
    assert "staff add EMAIL --role admin" in server.output
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    server.stop()
    said = len(server.output)
    server.start()
    assert "Database: " not in server.output[said:]
    server.stop()


def demo(data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Ask for a demo at an address that is refused afterwards, so that only the flag is set."""
    command = [sys.executable, "-m", "helpcentre", "--data", str(data), "up", "--demo", "--host", "192.0.2.1"]
    return subprocess.run(
        command, env={**os.environ, **environment}, cwd=PROJECT, capture_output=True, text=True, check=False
    )


def test_a_demo_is_flagged_in_a_new_data_directory_only(tmp_path: Path) -> None:
    demo(tmp_path / "new")
    assert (tmp_path / "new" / "demo").exists()
    used = tmp_path / "used"
    used.mkdir()
    (used / "helpcentre.sqlite3").touch()
    done = demo(used)
    assert (done.returncode, "may hold real data" in done.stderr) == (1, True)
    assert not (used / "demo").exists()


@pytest.mark.parametrize("variable", [{"HELPCENTRE_ENV": "production"}, {"DATABASE_URL": "postgresql://x/y"}])
def test_no_demo_where_real_people_may_be(tmp_path: Path, variable: dict[str, str]) -> None:
    done = demo(tmp_path / "new", **variable)
    assert done.returncode == 1
    assert not (tmp_path / "new" / "demo").exists()


def test_kills_leave_a_directory_that_starts(new_server) -> None:
    """Killed at different moments of starting and serving; the tables and the lock survive each."""
    server = new_server(port=free_port())
    for moment in range(8):
        server.launch()
        time.sleep(0.25 * moment)
        server.kill()
    server.start()
    assert httpx.get(server.url("/page/")).status_code == 200


def test_another_asgi_server_may_run_the_application(new_server) -> None:
    command = [sys.executable, "-c", "from helpcentre.config.asgi import application; print(type(application))"]
    done = subprocess.run(
        command, env=new_server().environment, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert "Front" in done.stdout, done.stderr


def test_in_a_folder_that_was_open_the_data_is_still_for_nobody_else(new_server, tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    server = new_server("open")
    server.start()
    files = [path for path in server.data_dir.rglob("*") if path.is_file()]
    assert server.data_dir / "helpcentre.sqlite3-wal" in files
    assert [path.name for path in files if path.stat().st_mode & 0o077] == []
