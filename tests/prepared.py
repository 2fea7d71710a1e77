"""A migrated SQLite database kept between runs: two hundred migrations take longer than most tests.

It lies in ``.cache/`` under a name made from every migration, so that a new one makes it anew.
"""

import hashlib
import os
import shutil
from pathlib import Path

from django.apps import apps
from django.db import connection

PLACE = Path(__file__).parent.parent / ".cache"


def put(database: Path) -> bool:
    """Copy the kept database to ``database``; False when there is none for these migrations."""
    kept = _kept()
    if not kept.exists():
        return False
    shutil.copyfile(kept, database)
    return True


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
    for old in PLACE.glob("tests-*.sqlite3"):
        old.unlink(missing_ok=True)
    fresh.replace(_kept())


def _kept() -> Path:
    content = hashlib.sha256()
    for app in apps.get_app_configs():
        for migration in sorted((Path(app.path) / "migrations").glob("*.py")):
            content.update(f"{app.label}/{migration.name}".encode() + migration.read_bytes())
    return PLACE / f"tests-{content.hexdigest()[:20]}.sqlite3"
