"""PostgreSQL: a generated tsvector column with a GIN index (migration 0002). No extension is needed."""

from collections.abc import Iterator, Sequence

from django.db import connection

from helpcentre.base.search.backends import Term

# With its statistics the planner walks the primary key backwards for a common word and takes the GIN index for a rare
# one. A needless condition on the key would hide that choice from it, so only later pages carry one.
_MESSAGES = (
    "SELECT message_id, ticket_id FROM search_messageentry "
    "WHERE document @@ %s::tsquery ORDER BY message_id DESC LIMIT %s"
)
_MORE_MESSAGES = (
    "SELECT message_id, ticket_id FROM search_messageentry "
    "WHERE document @@ %s::tsquery AND message_id < %s ORDER BY message_id DESC LIMIT %s"
)
_FIRST = 80  # holds fifty tickets nearly always; a word of middling rarity is looked for through the whole of a page
_PAGE = 200


class PostgreSQL:
    """Implements ``Backend``."""

    def messages(self, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
        query = expression(terms, every=True)
        size = _FIRST
        rows = self._page(_MESSAGES, [query, size])
        yield from rows
        while len(rows) == size:
            size = _PAGE
            rows = self._page(_MORE_MESSAGES, [query, rows[-1][0], size])
            yield from rows

    def _page(self, statement: str, parameters: list[str | int]) -> list[tuple[int, int]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            return [(row[0], row[1]) for row in cursor.fetchall()]


def expression(terms: Sequence[Term], *, every: bool) -> str:
    """A tsquery of quoted lexemes only, so that no word can act as an operator."""
    groups = []
    for term in terms:
        words = [_quoted(token) for token in sorted(term.tokens)]
        if term.prefix:
            words.append(_quoted(term.prefix) + ":*")
        groups.append("(" + " | ".join(words) + ")")
    return (" & " if every else " | ").join(groups)


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
