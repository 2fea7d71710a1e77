"""What is wrong with a file, in words for its author."""


class BadFileError(ValueError):
    """A file that cannot be taken in: why, and the line it shows on where one can be named."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line
