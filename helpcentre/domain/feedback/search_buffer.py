"""Searches that were asked and are not written yet: a search costs no write, a few seconds of searches cost one.

That one visitor counts once a day for one question takes a memory of who asked what. It is kept as hashes whose key is
made at random in this process, lives one day and is written nowhere, so nobody can turn them back into visitors.
"""

import secrets
import threading
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

MOST_QUESTIONS = 2_000  # different ones between two writes; whatever comes beyond is not counted
MOST_SEEN = 100_000  # visitors × questions in a day; about 8 MB
MOST_OF_ONE = 40  # different questions of one visitor in a day


@dataclass
class Asked:
    wording: str = ""
    count: int = 0
    without_result: int = 0
    with_click: int = 0


Question = tuple[date, str, str]  # day, language, key


class SearchBuffer:
    """Any thread may note; one writes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[Question, Asked] = {}
        self._since = 0.0
        self._day: date | None = None
        self._secret = b""
        self._seen: set[int] = set()
        self._of_one: Counter[int] = Counter()

    def note(self, question: Question, wording: str, visitor: str, *, found: bool) -> None:
        with self._lock:
            if self._is_new(question, visitor, "asked"):
                asked = self._entry(question, wording)
                asked.count += 1
                asked.without_result += not found

    def note_click(self, question: Question, wording: str, visitor: str) -> None:
        """A result was opened. Whoever opens one without having asked, from the list shown while typing, has asked."""
        with self._lock:
            if self._is_new(question, visitor, "opened"):
                asked = self._entry(question, wording)
                asked.count += self._is_new(question, visitor, "asked")
                asked.with_click += 1

    def take(self) -> dict[Question, Asked]:
        with self._lock:
            taken, self._waiting = self._waiting, {}
            return taken

    def give_back(self, taken: dict[Question, Asked]) -> None:
        """They could not be written."""
        with self._lock:
            for question, asked in taken.items():
                held = self._entry(question, asked.wording)
                held.count += asked.count
                held.without_result += asked.without_result
                held.with_click += asked.with_click

    def knows(self, wording: str) -> bool:
        """Whether a question in these words waits to be written."""
        with self._lock:
            return any(asked.wording.casefold() == wording.casefold() for asked in self._waiting.values())

    def waiting_seconds(self) -> float:
        """How long the oldest note has waited to be written."""
        with self._lock:
            return time.monotonic() - self._since if self._waiting else 0.0

    def clear(self) -> None:
        self.__init__()  # type: ignore[misc]

    def _entry(self, question: Question, wording: str) -> Asked:
        if not self._waiting:
            self._since = time.monotonic()
        if question not in self._waiting and len(self._waiting) >= MOST_QUESTIONS:
            return Asked()
        return self._waiting.setdefault(question, Asked(wording))

    def _is_new(self, question: Question, visitor: str, what: str) -> bool:
        day, language, key = question
        if day != self._day:
            self._day, self._secret = day, secrets.token_bytes(32)
            self._seen, self._of_one = set(), Counter()
        mark, who = self._hash(visitor, what, language, key), self._hash(visitor)
        if mark in self._seen or len(self._seen) >= MOST_SEEN or self._of_one[who] >= MOST_OF_ONE * 2:
            return False
        self._seen.add(mark)
        self._of_one[who] += 1
        return True

    def _hash(self, *parts: str) -> int:
        made = blake2b("\0".join(parts).encode("utf-8", "replace"), key=self._secret, digest_size=8)
        return int.from_bytes(made.digest())


buffer = SearchBuffer()
