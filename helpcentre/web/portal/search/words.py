"""Reading what was typed into the search box."""

import unicodedata

LIMIT = 200  # characters; a longer question is cut, since more words find less


def asked(text: str) -> str:
    """The question on one line, without signs that cannot be shown, at most 200 characters."""
    plain = "".join(sign if unicodedata.category(sign)[0] != "C" and sign != "\ufffd" else " " for sign in text)
    return " ".join(plain.split())[:LIMIT]
