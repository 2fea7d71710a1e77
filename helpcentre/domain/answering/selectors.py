from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from helpcentre.base.core import clock
from helpcentre.domain.answering.models import Draft, HeldReply, Presence, SavedReply, SavedReplyText, WritingPreference
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Ticket

STILL_HERE = timedelta(seconds=30)


def drafts_of(person: Person, ticket: Ticket) -> dict[str, Draft]:
    """What ``person`` has begun in a ticket, by kind."""
    return {
        draft.kind: draft
        for draft in Draft.objects.select_related("macro__assignee", "macro__team").filter(person=person, ticket=ticket)
    }


def held_replies(ticket: Ticket) -> list[HeldReply]:
    """Replies that can still be taken back, oldest first. For staff only."""
    return list(HeldReply.objects.select_related("author").filter(ticket=ticket).order_by("id"))


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


def saved_names(person: Person, *, limit: int = 50) -> list[tuple[int, str]]:
    """Number and name of those used most, for a list to choose from. One query."""
    found = SavedReply.objects.filter(SavedReply.visible_to(person)).order_by("-uses", "name", "id")
    return list(found.values_list("pk", "name")[:limit])


def saved_reply(person: Person, number: int) -> SavedReply | None:
    """One that ``person`` may use; None for a colleague's own."""
    found = SavedReply.objects.filter(SavedReply.visible_to(person), pk=number)
    return found.prefetch_related("texts").select_related("assignee__staffmember", "team").first()


def others_at(ticket: Ticket, person: Person) -> list[Presence]:
    """Colleagues who gave a sign of life at ``ticket`` within the last half minute, who came first first."""
    here = Presence.objects.select_related("person").filter(ticket=ticket, seen_at__gt=clock.now() - STILL_HERE)
    return list(here.exclude(person=person).order_by("id")[:20])
