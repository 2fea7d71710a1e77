"""What may be written in a ticket."""

import unicodedata

SUBJECT_LIMIT = 200  # characters
BODY_LIMIT = 20_000  # characters


class TextError(ValueError):
    """``code`` says why a text cannot be kept: ``empty``, ``too_long`` or ``control``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean_subject(text: str) -> str:
    """One line of at most 200 characters, white space folded. Raises TextError."""
    return _checked(" ".join(text.split()), SUBJECT_LIMIT, allowed="")


def clean_body(text: str) -> str:
    """At most 20,000 characters with ``\\n`` line ends. Raises TextError."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _checked("\n".join(line.rstrip() for line in lines).strip("\n"), BODY_LIMIT, allowed="\n\t")


def _checked(text: str, limit: int, *, allowed: str) -> str:
    if not text.strip():
        raise TextError("empty")
    if len(text) > limit:
        raise TextError("too_long")
    # Cc holds NUL and the escape that terminals obey, Cs half of a character; neither can be stored or shown.
    if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in allowed for sign in text):
        raise TextError("control")
    return text
