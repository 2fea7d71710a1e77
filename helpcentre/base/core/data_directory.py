"""The one directory that holds everything a Help Centre keeps: database, files, keys, outbox, backups."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from helpcentre.base.core.private_file import create_once


@dataclass(frozen=True)
class DataDirectory:
    """Paths inside the data directory. Asking for a path creates nothing; ``prepare`` does."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "helpcentre.sqlite3"

    @property
    def files(self) -> Path:
        return self.root / "files"

    @property
    def uploads(self) -> Path:
        """Files that arrive in pieces, until they are whole."""
        return self.root / "uploads"

    @property
    def outbox(self) -> Path:
        return self.root / "outbox"

    @property
    def exports(self) -> Path:
        """Archives made for people who asked for their data, for a few days. In no backup."""
        return self.root / "exports"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def secret_key(self) -> Path:
        return self.root / "secret.key"

    @property
    def backup_key(self) -> Path:
        return self.root / "backup.key"

    @property
    def write_lock(self) -> Path:
        """Made by the SQLite back end (``database/sqlite/lock.py``), with a ``…-write.turn`` beside it."""
        return self.root / "helpcentre.sqlite3-write.lock"

    @property
    def ledger(self) -> Path:
        """Who was erased, by hashes. Never in a backup: it is what a backup is held against when it comes back."""
        return self.root / "ledger"

    @property
    def restored(self) -> Path:
        """The mark of a directory that came out of a backup and has not been held against the ledger yet."""
        return self.root / "restored.json"

    @property
    def server_lock(self) -> Path:
        return self.root / "server.lock"

    @property
    def demo_flag(self) -> Path:
        return self.root / "demo"

    @property
    def is_demo(self) -> bool:
        return self.demo_flag.exists()

    def prepare(self) -> None:
        """Create what is missing, readable by this user only."""
        for folder in (self.root, self.files, self.outbox, self.backups):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.read_or_create_secret_key()

    def read_or_create_secret_key(self) -> str:
        """The signing key; made on first use. Two processes starting at once end with the same key."""
        create_once(self.secret_key, secrets.token_urlsafe(64))
        return self.secret_key.read_text().strip()
