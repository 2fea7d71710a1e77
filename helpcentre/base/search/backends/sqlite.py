"""SQLite: an FTS5 table without content of its own, kept by triggers (migration 0002)."""

from collections.abc import Iterator, Sequence

from django.db import connection

from helpcentre.base.search.backends import Term

_MESSAGES = (
    "SELECT found.rowid, entry.ticket_id FROM search_message AS found "
    "CROSS JOIN search_messageentry AS entry ON entry.message_id = found.rowid "
    "WHERE search_message MATCH %s ORDER BY found.rowid DESC"
)


class SQLite:
    """Implements ``Backend``."""

    def messages(self, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
        with connection.cursor() as cursor:
            cursor.execute(_MESSAGES, [expression(terms, every=True)])
            while rows := cursor.fetchmany(100):
                yield from rows


def expression(terms: Sequence[Term], *, every: bool) -> str:
    """An FTS5 query of quoted strings only, so that no word can act as an operator."""
    groups = []
    for term in terms:
        words = [_quoted(token) for token in sorted(term.tokens)]
        if term.prefix:
            words.append(_quoted(term.prefix) + "*")
        groups.append("(" + " OR ".join(words) + ")")
    return (" AND " if every else " OR ").join(groups)


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
