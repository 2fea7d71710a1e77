"""PostgreSQL: generated tsvector columns with GIN indexes (migration 0002). No extension is needed."""

from collections.abc import Iterator, Sequence

from django.db import connection

from helpcentre.base.search.backends import Reach, Term

# Weights of D, C, B, A as in the SQLite table: body, headings and summary, keywords, title.
_ARTICLES = (
    "SELECT article_id, ts_rank('{0.1, 0.35, 0.6, 1.0}', document, %s::tsquery, 1) AS score "
    "FROM search_articleentry WHERE language = %s AND document @@ %s::tsquery "
    "ORDER BY score DESC, article_id LIMIT %s"
)
_MESSAGES = (
    "SELECT message_id, ticket_id FROM search_messageentry "
    "WHERE document @@ %s::tsquery AND message_id < %s ORDER BY message_id DESC LIMIT %s"
)
_PAGE = 200


class PostgreSQL:
    """Implements ``Backend``."""

    def articles(self, terms: Sequence[Term], language: str, limit: int, reach: Reach) -> list[tuple[int, float]]:
        weights = "AB" if reach is Reach.TITLE else ""  # title and keywords
        query = expression(terms, every=reach is not Reach.SOME, weights=weights)
        with connection.cursor() as cursor:
            cursor.execute(_ARTICLES, [query, language, query, limit])
            return [(row[0], row[1]) for row in cursor.fetchall()]

    def messages(self, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
        query, before = expression(terms, every=True), 2**63 - 1
        while True:
            with connection.cursor() as cursor:
                cursor.execute(_MESSAGES, [query, before, _PAGE])
                rows = cursor.fetchall()
            yield from rows
            if len(rows) < _PAGE:
                return
            before = rows[-1][0]


def expression(terms: Sequence[Term], *, every: bool, weights: str = "") -> str:
    """A tsquery of quoted lexemes only, never an operator; ``weights`` narrows where they stand."""
    groups = []
    for term in terms:
        words = [_quoted(token) + (weights and ":" + weights) for token in sorted(term.tokens)]
        if term.prefix:
            words.append(_quoted(term.prefix) + ":*" + weights)
        groups.append("(" + " | ".join(words) + ")")
    return (" & " if every else " | ").join(groups)


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
