from django.db.models import Exists, OuterRef, Q, QuerySet

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.answering.models import Draft, HeldReply, Presence, SavedReply, SavedReplyText, WritingPreference
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Ticket


def drafts_of(person: Person, ticket: Ticket) -> dict[str, Draft]:
    """What ``person`` has begun in a ticket, by kind."""
    return {draft.kind: draft for draft in _drafts(person=person.pk, ticket=ticket.pk)}


@prepared
def _drafts(person: One, ticket: One) -> QuerySet[Draft]:
    return Draft.objects.select_related("macro__assignee", "macro__team").filter(person=person, ticket=ticket)


def held_replies(ticket: Ticket) -> list[HeldReply]:
    """Replies that can still be taken back, oldest first. For staff only."""
    return _held(ticket=ticket.pk)


@prepared
def _held(ticket: One) -> QuerySet[HeldReply]:
    return HeldReply.objects.select_related("author").filter(ticket=ticket).order_by("id")


def writing_preference(person: Person) -> WritingPreference:
    """How ``person`` writes, or the defaults."""
    return WritingPreference.objects.filter(person=person).first() or WritingPreference(person=person)


def saved_replies(person: Person, query: str = "", *, limit: int = 200) -> list[SavedReply]:
    """The team's saved replies and one's own that hold every word of ``query``, the most used first. Two queries."""
    found = SavedReply.objects.filter(SavedReply.visible_to(person))
    for word in query.split()[:6]:
        found = found.filter(
            Q(name__icontains=word)
            | Q(folder__icontains=word)
            | Exists(SavedReplyText.objects.filter(reply=OuterRef("pk"), body__icontains=word))
        )
    return list(
        found.prefetch_related("texts")
        .select_related("owner", "assignee", "team")
        .order_by("-uses", "name", "id")[:limit]
    )


def saved_names(person: Person) -> list[tuple[int, str]]:
    """Number and name of the fifty used most, for a list to choose from. One query."""
    return _saved_names(person=person.pk)


@prepared
def _saved_names(person: One) -> QuerySet[SavedReply, tuple[int, str]]:
    found = SavedReply.objects.filter(SavedReply.visible_to(person)).order_by("-uses", "name", "id")
    return found.values_list("pk", "name")[:50]


def saved_reply(person: Person, number: int) -> SavedReply | None:
    """One that ``person`` may use; None for a colleague's own."""
    found = SavedReply.objects.filter(SavedReply.visible_to(person), pk=number)
    return found.prefetch_related("texts").select_related("assignee__staffmember", "team").first()


def present_at(ticket: Ticket) -> list[Presence]:
    """Who has ``ticket`` before them, who came first first. One query."""
    now = clock.now()
    return [each for each in _present(ticket=ticket.pk) if not each.is_over(now)]


@prepared
def _present(ticket: One) -> QuerySet[Presence]:
    return Presence.objects.select_related("person").filter(ticket=ticket).order_by("id")[:50]
