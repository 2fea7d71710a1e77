"""Whether messages still say what they said: the index was written in the transaction that wrote the words."""

from collections.abc import Iterable

from helpcentre.base.search import analysis
from helpcentre.base.search import tickets as index
from helpcentre.domain.people.models import Language
from helpcentre.domain.tickets.models import Message, Ticket


def reworded(ids: list[int]) -> list[Ticket]:
    """Tickets of which some message says other words than were indexed with it, newest first.

    Whoever changes a message by a deed of ours (words blacked out, a person erased) writes the index anew; who changes
    it behind our back would have to know how words are folded. What changes between our two questions is asked again.
    """
    suspects = _differing(Message.objects.filter(ticket__in=ids).values_list("pk", flat=True))
    wrong = _differing(suspects) if suspects else []
    return list(Ticket.objects.filter(messages__in=wrong).distinct().order_by("-id")) if wrong else []


def _differing(numbers: Iterable[int]) -> list[int]:
    found = Message.objects.filter(pk__in=numbers).values_list("pk", "body", "ticket__subject")
    said = {number: (body, subject) for number, body, subject in found}
    indexed = index.words_of(said)
    return [number for number, (body, subject) in said.items() if not _fits(indexed.get(number, ""), body, subject)]


def _fits(words: str, body: str, subject: str) -> bool:
    """The words of the body, all of them; beside these only words of the subject, which stands with the first message.

    A ticket that was joined to another may have been indexed in the other language.
    """
    known = set(words.split())
    return any(
        (mine := set(analysis.fold(body, language))) <= known and known - mine <= set(analysis.fold(subject, language))
        for language in Language.values
    )
