"""The index of ticket messages: newest first, for staff. Written inside the transaction that writes the message."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db import connection, transaction

from helpcentre.base.search import analysis, words
from helpcentre.base.search.backends import Term, current
from helpcentre.base.search.models import MessageEntry

LONGEST_QUERY = 500  # characters; what follows is not read
_MOST_WORDS = 12
_MOST_MESSAGES = 2000  # looked through for one answer, however many say the words
_BATCH = 1000


@dataclass(frozen=True)
class MessageText:
    """What one message says; put the subject of a ticket before its first message. ``language`` is ``en`` or ``sw``."""

    message_id: int
    ticket_id: int
    text: str
    language: str


def put(message_id: int, ticket_id: int, text: str, language: str) -> None:
    """Index one message, replacing what was there. Raises TransactionManagementError outside a transaction."""
    put_many([MessageText(message_id, ticket_id, text, language)])


def put_many(rows: Iterable[MessageText]) -> None:
    """Index many messages, a thousand at a time. Raises as ``put``."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("the index is written with the rows it describes")
    rest = iter(rows)
    while batch := {row.message_id: row for row in islice(rest, _BATCH)}:
        MessageEntry.objects.bulk_create(
            (
                MessageEntry(
                    message_id=row.message_id,
                    ticket_id=row.ticket_id,
                    words=" ".join(sorted(set(analysis.fold(row.text, row.language)))),
                )
                for row in batch.values()
            ),
            update_conflicts=True,
            unique_fields=["message_id"],
            update_fields=["ticket_id", "words"],
        )


def words_of(message_ids: Iterable[int]) -> dict[int, str]:
    """What the index holds of these messages: folded words with spaces between them."""
    return dict(MessageEntry.objects.filter(pk__in=list(message_ids)).values_list("message_id", "words"))


def remove(message_id: int) -> None:
    """Take one message out of the index; nothing happens when it is not there."""
    MessageEntry.objects.filter(pk=message_id).delete()


def find(text: str, limit: int = 50) -> list[int]:
    """Ids of tickets with a message that holds every word of ``text``, the newest message first, each ticket once.

    The last word may be unfinished: when whole words find fewer than ``limit``, words that begin with it are
    looked for too. Anything may be asked; the answer to no words at all is empty.
    """
    asked = list(dict.fromkeys(span.word for span in words.spans(text[:LONGEST_QUERY])))[:_MOST_WORDS]
    if not asked:
        return []
    whole = [Term(frozenset(analysis.fold_word(word, language) for language in analysis.LANGUAGES)) for word in asked]
    found = _tickets(whole, limit)
    if len(found) < limit and len(asked[-1]) > 2:
        beginning = [*whole[:-1], Term(whole[-1].tokens, min(whole[-1].tokens, key=len))]
        found = list(dict.fromkeys([*found, *_tickets(beginning, limit)]))[:limit]
    return found


def holds(message_ids: list[int], text: str) -> bool:
    """Whether one of these messages holds every word of ``text``."""
    asked = list(dict.fromkeys(span.word for span in words.spans(text[:LONGEST_QUERY])))[:_MOST_WORDS]
    wanted = [{analysis.fold_word(word, language) for language in analysis.LANGUAGES} for word in asked]
    entries = MessageEntry.objects.filter(pk__in=message_ids).values_list("words", flat=True)
    return bool(wanted) and any(all(each & set(entry.split()) for each in wanted) for entry in entries)


def _tickets(terms: list[Term], limit: int) -> list[int]:
    tickets: dict[int, None] = {}
    for _, ticket_id in islice(current().messages(terms), _MOST_MESSAGES):
        tickets[ticket_id] = None
        if len(tickets) == limit:
            break
    return list(tickets)
