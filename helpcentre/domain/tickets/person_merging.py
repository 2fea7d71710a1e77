"""Both become one reader. What was mailed before never opens more than on the day it was mailed."""

from helpcentre.base.core import clock
from helpcentre.base.events import log
from helpcentre.base.files import incoming
from helpcentre.base.inventory.merging import Merging, afterwards, moves, once
from helpcentre.domain.tickets import events
from helpcentre.domain.tickets.models import Participant, ParticipantRole, TextNotice, Ticket, TicketLink

_STRONGEST_FIRST = (ParticipantRole.REQUESTER, ParticipantRole.CC, ParticipantRole.FOLLOWER)


def _tell_history(merging: Merging) -> None:
    """Their rows are locked first of all, in the order in which whoever merges two tickets locks them."""
    theirs = Ticket.objects.select_for_update().filter(requester=merging.merged).order_by("pk")
    numbers = list(theirs.values_list("pk", flat=True))

    def tell() -> None:
        for number in numbers:
            log.record(events.REQUESTER_MERGED, number, actor=merging.actor, person=merging.kept)

    merging.later.append(tell)


def _one_part(merging: Merging) -> None:
    """Where both take part, one of the two parts stays whole, so that nothing is mixed into more than one of them
    allowed: whoever asked, else the one that reads from earlier on, else the one in their own name. One that was taken
    out stays only when the other was, too.

    The person may read what either could: it was made sure that they are one. But the private links of the part that
    goes stop, since they lie where it was meant to be read from later on.
    """
    theirs = {part.ticket_id: part for part in Participant.objects.filter(person=merging.merged)}
    for mine in Participant.objects.filter(person=merging.kept, ticket__in=theirs):
        other = theirs[mine.ticket_id]
        stays, goes = sorted((mine, other), key=_rank)
        if _rank(stays)[:4] != _rank(goes)[:4]:
            _stop_links(merging, goes)
        goes.delete()


def _stop_links(merging: Merging, part: Participant) -> None:
    stopped = TicketLink.objects.filter(ticket=part.ticket_id, person=part.person_id, revoked_at=None)
    numbers = list(stopped.values_list("pk", flat=True))
    TicketLink.objects.filter(pk__in=numbers).update(revoked_at=clock.now())

    def tell() -> None:
        for number in numbers:
            log.record(events.LINK_REVOKED, part.ticket_id, actor=merging.actor, link=number)

    merging.later.append(tell)


def _rank(part: Participant) -> tuple[bool, bool, int, int, int]:
    role = ParticipantRole(part.role)
    asked = role is ParticipantRole.REQUESTER
    return (part.removed_at is not None, not asked, part.visible_from, _STRONGEST_FIRST.index(role), part.pk)


def _one_text_notice(merging: Merging) -> None:
    """The later one counts, so that nobody gets two texts in an hour; what is owed to either is owed."""
    theirs = {row.ticket_id: row for row in TextNotice.objects.filter(person=merging.merged)}
    for mine in TextNotice.objects.filter(person=merging.kept, ticket__in=theirs):
        other = theirs[mine.ticket_id]
        mine.told_at, mine.owed_at = max(mine.told_at, other.told_at), mine.owed_at or other.owed_at
        mine.save(update_fields=["told_at", "owed_at"])
        other.delete()


moves("tickets.Ticket", "requester", act=_tell_history)
moves("tickets.Participant", "person", act=_one_part)
moves("tickets.TextNotice", "person", act=_one_text_notice)
once("tickets.Following", "person")
once("tickets.Notification", "person")
once("tickets.NotificationPreference", "person")
afterwards("tickets.uploads", lambda merging: incoming.hand_over(merging.merged, merging.kept))
