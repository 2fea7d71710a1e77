"""Words for a feed."""

import re

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0 section 2.2


def allowed(text: str) -> str:
    """Without the signs that XML forbids: one of them, pasted into one title, would take the feed from everybody."""
    return _FORBIDDEN.sub("", text)
