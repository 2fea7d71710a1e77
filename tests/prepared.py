"""A migrated SQLite database kept between runs: two hundred migrations take longer than most tests.

``python -m tests.prepared`` makes it, so that the processes of a run need not make one each.

It lies in ``.cache/`` under a name made from every migration. Where there is none for exactly these, the one that lacks
the fewest is taken and only those are run: a new migration costs itself, not the two hundred before it.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from django.apps import apps
from django.db import connection

PLACE = Path(__file__).parent.parent / ".cache"
KEPT = 3  # the newest; a branch that is put on another meets its older state again


def put(database: Path) -> bool:
    """Copy a kept database to ``database``; False when none fits these migrations."""
    kept = kept_database() if is_exact() else _nearest()
    if kept is None:
        return False
    shutil.copyfile(kept, database)
    return True


def is_exact() -> bool:
    """Whether the kept database is the one for exactly these migrations."""
    return kept_database().exists()


def keep() -> None:
    """Keep the test database as it is now, in place of older ones. SQLite's own copy: see ``base/core/database``."""
    PLACE.mkdir(exist_ok=True)
    fresh = PLACE / f"tests-{os.getpid()}.new"
    connection.ensure_connection()
    target = connection.Database.connect(str(fresh))  # type: ignore[attr-defined]
    try:
        connection.connection.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()
    for old in sorted(PLACE.glob("tests-*.sqlite3"), key=lambda path: path.stat().st_mtime)[: 1 - KEPT]:
        old.unlink(missing_ok=True)
        old.with_suffix(".json").unlink(missing_ok=True)
    kept_database().with_suffix(".json").write_text(json.dumps(_migrations()))
    fresh.replace(kept_database())


def _nearest() -> Path | None:
    """The kept database that ran most of these migrations and none besides."""
    here = _migrations().items()
    fitting = []
    for listed in PLACE.glob("tests-*.json"):
        ran = json.loads(listed.read_text()).items()
        if ran <= here and listed.with_suffix(".sqlite3").exists():
            fitting.append((len(ran), listed.with_suffix(".sqlite3")))
    return max(fitting)[1] if fitting else None


def _migrations() -> dict[str, str]:
    return {
        f"{app.label}/{migration.name}": hashlib.sha256(migration.read_bytes()).hexdigest()
        for app in apps.get_app_configs()
        for migration in sorted((Path(app.path) / "migrations").glob("*.py"))
    }


def kept_database() -> Path:
    """Where the database for exactly these migrations is, or would be."""
    content = hashlib.sha256(json.dumps(_migrations(), sort_keys=True).encode())
    return PLACE / f"tests-{content.hexdigest()[:20]}.sqlite3"


def main() -> None:
    """Make the database if there is none, in a data directory that is thrown away."""
    import django

    django.setup()
    if is_exact():
        return
    with tempfile.TemporaryDirectory(prefix="helpcentre-prepared-") as place:
        database = Path(place) / "helpcentre.sqlite3"
        put(database)
        environment = {**os.environ, "HELPCENTRE_DATA": place}
        subprocess.run([sys.executable, "-m", "helpcentre", "migrate", "--verbosity", "0"], env=environment, check=True)
        connection.settings_dict["NAME"] = str(database)
        keep()
        connection.close()


if __name__ == "__main__":
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    main()
