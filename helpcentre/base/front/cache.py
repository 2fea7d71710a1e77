"""Kept answers, bounded in bytes, dropped by the events that make them untrue."""

from collections import Counter, OrderedDict
from collections.abc import Iterable

from helpcentre.base.front.entry import Entry
from helpcentre.base.front.variants import Variant

#: Path as sent, and the visitor's choices; None for a file that knows none.
Key = tuple[bytes, Variant | None]


class PageCache:
    """The least recently used entries go first. All calls come from the event loop's thread.

    An entry is made from what the database held at some moment after ``now`` was read. ``put`` refuses it when one of
    its kinds has happened since: otherwise a page rendered just before a change could be kept just after it.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.served: Counter[bytes] = Counter()  # pages sent by path; whoever writes them down puts a new one here
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._clock = 0
        self._happened: dict[str, int] = {}
        self._is_on = True
        self._off_at = 0

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def now(self) -> int:
        """A moment to hand to ``put``; read it before the page is rendered."""
        return self._clock

    def get(self, key: Key, *, counted: bool = True) -> Entry | None:
        entry = self._entries.get(key)
        if entry is not None:
            self._entries.move_to_end(key)
            if counted and key[1] is not None:
                self.served[key[0]] += 1
        return entry

    def put(self, key: Key, entry: Entry, since: int) -> None:
        """Keep ``entry`` unless it is out of date already or larger than a tenth of the cache."""
        changed = any(self._happened.get(kind, 0) > since for kind in entry.kinds) or self._off_at > since
        if (entry.kinds and (changed or not self._is_on)) or entry.size > self.limit // 10:
            return
        self._remove(key)
        self._entries[key] = entry
        self.size += entry.size
        while self.size > self.limit:
            _, gone = self._entries.popitem(last=False)
            self.size -= gone.size

    def purge(self, kinds: Iterable[str]) -> None:
        """Drop every page that is true only until one of ``kinds`` happens."""
        names = set(kinds)
        self._clock += 1
        self._happened.update(dict.fromkeys(names, self._clock))
        for key in [key for key, entry in self._entries.items() if not names.isdisjoint(entry.kinds)]:
            self._remove(key)

    def switch(self, on: bool) -> None:
        """Without news of events nothing that may change can be kept: drop it, and keep nothing until news comes."""
        self._is_on = on
        self._clock += 1
        self._off_at = self._clock
        for key in [key for key, entry in self._entries.items() if entry.kinds]:
            self._remove(key)

    def _remove(self, key: Key) -> None:
        gone = self._entries.pop(key, None)
        if gone is not None:
            self.size -= gone.size
