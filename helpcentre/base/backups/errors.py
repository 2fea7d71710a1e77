"""What can go wrong with a backup, in words for the person at the terminal."""


class BackupError(Exception):
    """Something that stops a backup, its verification or its restoration. The text says what to do."""


class DamagedError(BackupError):
    """The archive is not what was written. The text names what is damaged."""
