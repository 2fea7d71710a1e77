"""Finding words in whatever a copy of them looks like, and putting black in their place."""

import re
from collections.abc import Iterable
from html import escape

from django.utils.html import escape as django_escape

BLACK = "█████"  # always five: the length of what was there says nothing any more
MOST_PHRASES = 50
SHORTEST = 2  # signs; a single letter would black out half of what everybody wrote

#: What may stand between two words: white space as typed, or as a mail in HTML breaks a line.
_GAP = r"(?:\s|&nbsp;|<br\s*/?>|</p>\s*<p[^>]*>)+"


class BlackoutError(ValueError):
    """``code`` says why: ``empty``, ``too_short`` or ``too_many``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Blackout:
    """``Blackout(["1234", "Njeri Kamau"])(text)`` is the text with these words, in any case, covered."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Raises BlackoutError."""
        wanted = sorted({" ".join(phrase.split()) for phrase in phrases if phrase.strip()}, key=len, reverse=True)
        if not wanted:
            raise BlackoutError("empty")
        if len(wanted) > MOST_PHRASES:
            raise BlackoutError("too_many")
        if any(len(phrase) < SHORTEST for phrase in wanted):
            raise BlackoutError("too_short")
        self._pattern = re.compile("|".join(map(_anywhere, wanted)), re.IGNORECASE)

    def __call__(self, text: str) -> str:
        return self._pattern.sub(BLACK, text)

    def signs(self, text: str) -> int:
        """How many characters of ``text`` it covers."""
        return sum(len(found.group()) for found in self._pattern.finditer(text))


def _anywhere(phrase: str) -> str:
    return _GAP.join(_word(word) for word in phrase.split())


def _word(word: str) -> str:
    forms = dict.fromkeys((word, escape(word, quote=False), str(django_escape(word))))
    return "(?:" + "|".join(re.escape(form) for form in forms) + ")"
