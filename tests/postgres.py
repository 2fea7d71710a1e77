"""``python -m tests.postgres -m pytest …`` runs Python with a PostgreSQL server of its own, and removes it afterwards.

The server listens on no network: its one socket lies in a temporary directory of the user it runs as. It keeps nothing
(``fsync=off``). Where PostgreSQL is missing this says so and succeeds; with ``CI`` set it fails.
"""

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=200 -c timezone=UTC"
)


class NoServerError(Exception):
    """PostgreSQL cannot be started here; the text says why."""


def programs() -> Path:
    """The folder of ``initdb`` and ``pg_ctl``: the newest under ``/usr/lib/postgresql``, else what PATH finds."""
    debian = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if debian:
        return max(debian, key=lambda path: int(re.sub(r"\D.*", "", path.parent.name) or 0))
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    raise NoServerError("there is no initdb (on Debian: apt install postgresql)")


def unprivileged() -> str | None:
    """The user to run the server as, since PostgreSQL refuses to run as root; None to stay who we are."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in names:
            return name
    raise NoServerError("we are root, and there is neither a user postgres nor nobody to run it as")


@contextmanager
def server() -> Iterator[str]:
    """The DATABASE_URL of a running server. Raises NoServerError."""
    folder, user = programs(), unprivileged()
    place = Path(tempfile.mkdtemp(prefix="helpcentre-postgres-"))
    try:
        if user:
            os.chown(place, pwd.getpwnam(user).pw_uid, -1)
        data = place / "data"
        _run(user, folder / "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        options = f"{OPTIONS} -c unix_socket_directories={place}"
        _run(user, folder / "pg_ctl", "-D", data, "-w", "-l", place / "log", "-o", options, "start")
        try:
            yield f"postgresql://tests@{quote(str(place), safe='')}/postgres"
        finally:
            _run(user, folder / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def migrated(url: str) -> str:
    """The name of a database with every table, which each process of a test run copies instead of making its own."""
    name = "migrated"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    with tempfile.TemporaryDirectory(prefix="helpcentre-prepared-") as data:
        environment = os.environ | {"DATABASE_URL": f"{url.rpartition('/')[0]}/{name}", "HELPCENTRE_DATA": data}
        command = [sys.executable, "-m", "helpcentre", "migrate", "--verbosity", "0"]
        subprocess.run(command, env=environment, check=True)
    return name


def _run(user: str | None, *command: object) -> None:
    identity = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}
    # Files, not pipes: the server that pg_ctl leaves behind would keep a pipe open.
    with tempfile.TemporaryFile() as said:
        words = [str(word) for word in command]
        done = subprocess.run(
            words, cwd="/", stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False, **identity
        )
        if done.returncode:
            said.seek(0)
            raise NoServerError(f"{Path(words[0]).name} failed: {said.read().decode(errors='replace').strip()}")


def main() -> int:
    try:
        with server() as url:
            environment = os.environ | {"DATABASE_URL": url, "HELPCENTRE_TEST_TEMPLATE": migrated(url)}
            return subprocess.run([sys.executable, *sys.argv[1:]], env=environment, check=False).returncode
    except NoServerError as reason:
        print(f"The PostgreSQL run was SKIPPED: {reason}.", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
