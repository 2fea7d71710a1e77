"""What an erasure finds of tickets outside their fields: words in what others wrote, the index, files under way."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from helpcentre.base.files import incoming
from helpcentre.base.inventory.stores import Stage, Store, Whose, add_store, derived, survivor
from helpcentre.base.inventory.taxonomy import Group
from helpcentre.base.outbound import redaction as outbound
from helpcentre.base.search import tickets as index
from helpcentre.base.search.models import MessageEntry
from helpcentre.domain.people.models import Membership
from helpcentre.domain.tickets import copies
from helpcentre.domain.tickets.actions.redaction import index_again, mails_about
from helpcentre.domain.tickets.forgetting import Forgetting
from helpcentre.domain.tickets.models import Merge, Message, Participant, Relation, Ticket
from helpcentre.domain.tickets.text import SUBJECT_LIMIT

_BATCH = 500


def near(whose: Whose) -> QuerySet[Ticket]:
    """Tickets in which somebody may have written of them: their own, those they take part in, those of their shops,
    and those that were merged into one of these or are related to it."""
    person = whose.person_id
    own = Ticket.objects.filter(
        Q(requester=person)
        | Q(pk__in=Participant.objects.filter(person=person).values("ticket"))
        | Q(pk__in=Message.objects.filter(author=person).values("ticket"))
        | Q(business__in=Membership.objects.filter(person=person).values("business"))
    ).values("pk")
    # Ids in ids: a database that joins here reads every ticket there is.
    return Ticket.objects.filter(
        Q(pk__in=own)
        | Q(pk__in=Merge.objects.filter(into__in=own).values("ticket"))
        | Q(pk__in=Relation.objects.filter(other__in=own).values("ticket"))
        | Q(pk__in=Relation.objects.filter(ticket__in=own).values("other"))
    )


def read_by_others() -> Exists:
    """That somebody but the requester reads a ticket: a colleague who was asked to, or whoever runs the shop."""
    others = Participant.objects.filter(ticket=OuterRef("ticket"), removed_at=None, person__erased_at=None)
    return Exists(others.exclude(person=OuterRef("ticket__requester")))


def of_others(whose: Whose) -> Q:
    """What others wrote where others read it still: the shop's ticket survives, without the person."""
    return Q(read_by_others()) & ~Q(author=whose.person_id)


survivor("tickets.Message", of_others)


def _texts_of(whose: Whose) -> list[str]:
    said = Message.objects.filter(author=whose.person_id).exclude(body="").values_list("body", flat=True)
    subjects = Ticket.objects.filter(requester=whose.person_id).exclude(subject="").values_list("subject", flat=True)
    return [*said, *subjects]


def _covered(whose: Whose) -> Iterator[tuple[Message, str]]:
    """Messages of others that hold something of theirs, with what they say without it."""
    forget = Forgetting(whose, _texts_of(whose))
    goes = Q(ticket__requester=whose.person_id) & ~Q(read_by_others())
    others = Message.objects.filter(ticket__in=near(whose).values("pk")).exclude(author=whose.person_id).exclude(goes)
    for message in others.exclude(body="").select_related("ticket").order_by("pk").iterator(_BATCH):
        body = forget(message.body)
        if body != message.body:
            yield message, body


def _count_quotes(whose: Whose) -> int:
    return sum(1 for _found in _covered(whose))


def _cover_quotes(whose: Whose) -> int:
    """Messages, the subjects and copies of their tickets, the index of both, and the mails that were sent of them."""
    found = list(_covered(whose))
    for message, body in found:
        Message.objects.filter(pk=message.pk).update(body=body)
    forget = Forgetting(whose, _texts_of(whose))
    touched = {message.ticket_id for message, _body in found}
    for ticket in near(whose).order_by("pk").iterator(_BATCH):
        subject = forget(ticket.subject)[:SUBJECT_LIMIT]
        if ticket.requester_id != whose.person_id and subject != ticket.subject:
            Ticket.objects.filter(pk=ticket.pk).update(subject=subject)
            touched.add(ticket.pk)
        copies.cover_all(ticket, forget)
        outbound.cover([mail for mail in mails_about(ticket) if mail.person_id != whose.person_id], forget)
    _index_again(list(touched))
    return len(found)


def _index_again(tickets: list[int]) -> None:
    """What somebody said who is being erased, and the subject of their request, go from the index in another step."""
    for ticket in Ticket.objects.filter(pk__in=tickets).iterator(_BATCH):
        index_again(ticket, ticket.messages.order_by("id").values_list("pk", flat=True).first())


def _tickets_of(messages: list[int]) -> list[int]:
    return list(Message.objects.filter(pk__in=messages).values_list("ticket", flat=True).distinct())


derived("tickets.Ticket", _index_again)
derived("tickets.Message", lambda messages: _index_again(_tickets_of(messages)))


def _entries(whose: Whose) -> QuerySet[MessageEntry]:
    own = Ticket.objects.filter(requester=whose.person_id).values("pk")
    owned = Q(ticket__in=own) | Q(author=whose.person_id)
    gone = Message.objects.filter(owned).exclude(of_others(whose))
    return MessageEntry.objects.filter(pk__in=gone.values("pk")).exclude(words="")


def _unindex(whose: Whose) -> int:
    """What survives in their own tickets is found by its own words, no more by their subject."""
    gone = _entries(whose).delete()[0]
    for message in Message.objects.filter(of_others(whose), ticket__requester=whose.person_id).select_related("ticket"):
        index.put(message.pk, message.ticket_id, message.body, message.ticket.language)
    return gone


add_store(
    Store(
        "tickets.quotes",
        Group.REQUESTS,
        _("your name and your words in what others wrote"),
        stage=Stage.WORDS,
        count=_count_quotes,
        erase=_cover_quotes,
    )
)
add_store(
    Store(
        "tickets.index",
        Group.REQUESTS,
        _("the words of your requests in our search"),
        count=lambda whose: _entries(whose).count(),
        erase=_unindex,
        tables=("search.MessageEntry", "search_message", "search_messageentry"),
    )
)


def _drop_uploads(whose: Whose) -> int:
    found = incoming.of_person(whose.person_id)
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


add_store(
    Store(
        "tickets.uploads",
        Group.REQUESTS,
        _("files you began to send and did not finish"),
        count=lambda whose: len(incoming.of_person(whose.person_id)),
        erase=_drop_uploads,
    )
)
