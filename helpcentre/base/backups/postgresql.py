"""pg_dump in the custom format, from a snapshot in which the rows are counted too."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import connections, transaction

from helpcentre.base.backups.copies import Snapshot
from helpcentre.base.backups.errors import BackupError, DamagedError

MEMBER = "database.pgdump"
_COPY = re.compile(rb'COPY (?:"?public"?)\."?(.+?)"? \(.*\) FROM stdin;\n')
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"


def take(target: Path, *, using: str) -> Snapshot:
    """Must not run inside a transaction: the counts and the dump share a snapshot of its own."""
    connection = connections[using]
    with transaction.atomic(using=using, durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot(), current_setting('server_version')")
        name, version = cursor.fetchone()
        cursor.execute(_TABLES)
        counts = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM public.{connection.ops.quote_name(table)}")  # noqa: S608
            counts[table] = cursor.fetchone()[0]
        target.touch(mode=0o600)
        _run(
            "pg_dump",
            "--format=custom",
            "--schema=public",
            f"--snapshot={name}",
            f"--file={target}",
            environment=_environment(connection.settings_dict),
        )
    return Snapshot("postgresql", target, counts, version)


def check(path: Path) -> dict[str, int]:
    """Row counts of a dump, read to its end without a server. Raises ``DamagedError`` when it cannot be."""
    counts: dict[str, int] = {}
    command = [_program("pg_restore"), "--data-only", "--file=-", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stderr is not None
        table = None
        for line in process.stdout:
            if table is None:
                if found := _COPY.fullmatch(line):
                    table = found[1].decode().replace('""', '"')
                    counts[table] = 0
            elif line == b"\\.\n":
                table = None
            else:
                counts[table] += 1
        complaint = process.stderr.read().decode(errors="replace").strip()
    if process.returncode != 0:
        raise DamagedError(f"The database is damaged: {complaint}")
    return counts


def _environment(settings: dict[str, object]) -> dict[str, str]:
    """The connection as libpq's variables: a password on a command line could be read by anyone here."""
    names = {
        "PGDATABASE": settings["NAME"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
    }
    options = settings["OPTIONS"]
    assert isinstance(options, dict)
    for option in ("sslmode", "sslrootcert", "sslcert", "sslkey"):
        names[f"PG{option.upper()}"] = options.get(option)
    return dict(os.environ) | {name: str(value) for name, value in names.items() if value}


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise BackupError(f"{name} is not on the PATH. Install PostgreSQL's client programs.")
    return found


def _run(program: str, *arguments: str, environment: dict[str, str]) -> None:
    done = subprocess.run(  # noqa: S603 - no shell, and the arguments are ours
        [_program(program), *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise BackupError(f"{program} failed: {done.stderr.strip()}")
