"""Tags for many tickets, and putting many away until a morning."""

from datetime import datetime

from django.utils.translation import ngettext_lazy

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import tags
from helpcentre.domain.tickets.actions import aside
from helpcentre.domain.tickets.actions.tags import add_tags, remove_tag
from helpcentre.domain.tickets.bulk.deeds import Deed, DeedError, Memory, Values, register
from helpcentre.domain.tickets.models import Aside, Snooze, Tag, Ticket, TicketTag


def _names(value: str) -> list[str]:
    try:
        return tags.split(value)
    except tags.TagError as fault:
        raise DeedError(f"tag_{fault.code}") from fault


def _tag(actor: Actor, ticket: Ticket, value: str) -> None:
    """``value`` is a line of names. A ticket that can carry no more stays as it is."""
    names = _names(value)
    try:
        add_tags(actor=actor, ticket=ticket, names=names)
    except tags.TagError as fault:
        if fault.code != "too_many":
            raise DeedError(f"tag_{fault.code}") from fault


def _untag(actor: Actor, ticket: Ticket, value: str) -> None:
    """The same line, taken off. Names that are no tag are none of this ticket's."""
    for tag in Tag.objects.filter(key__in=[tags.key_of(name) for name in _names(value)]):
        remove_tag(actor=actor, ticket=ticket, tag=tag)


def _tags_of(ticket: Ticket) -> Values:
    return {"tags": sorted(TicketTag.objects.filter(ticket=ticket).values_list("tag_id", flat=True))}


def _give_tags_back(actor: Actor, ticket: Ticket, now: Values, before: Values) -> None:
    """A tag that was deleted meanwhile stays deleted."""
    for tag in Tag.objects.filter(pk__in=set(now["tags"]) - set(before["tags"])):
        remove_tag(actor=actor, ticket=ticket, tag=tag)
    lost = Tag.objects.filter(pk__in=set(before["tags"]) - set(now["tags"]))
    add_tags(actor=actor, ticket=ticket, names=[tag.name for tag in lost])


def _snooze(actor: Actor, ticket: Ticket, value: str) -> None:
    """``value`` is a moment. What is closed, spam or merged is in nobody's way and stays as it is."""
    by, until = _person(actor.person_id), _moment(value)
    if by is None or until is None:
        raise DeedError("no_day")
    try:
        aside.snooze(actor=actor, ticket=ticket, by=by, until=until)
    except aside.AsideError as fault:
        if fault.code in {"past", "too_far"}:
            raise DeedError(fault.code) from fault


def _wake(actor: Actor, ticket: Ticket, value: str) -> None:
    aside.wake(actor=actor, ticket=ticket)


def _away(ticket: Ticket) -> Values:
    """Until when it is away, and for whom; nothing of that when it is in its lists."""
    if ticket.set_aside != Aside.SNOOZED:
        return {"aside": ticket.set_aside}
    running = Snooze.objects.filter(ticket=ticket, ended_at=None).first()
    facts = {"until": running.until.isoformat(), "person": running.person_id} if running else {}
    return {"aside": ticket.set_aside, **facts}


def _bring_back(actor: Actor, ticket: Ticket, now: Values, before: Values) -> None:
    """As it was. A morning that has come meanwhile brings the ticket back into its lists."""
    until = _moment(before.get("until", ""))
    by = _person(before.get("person"))
    if until is None or by is None or until <= clock.now():
        aside.wake(actor=actor, ticket=ticket)
    else:
        aside.snooze(actor=actor, ticket=ticket, by=by, until=until)


def _person(number: int | None) -> Person | None:
    return Person.objects.filter(pk=number).first() if number else None


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


_TAGS = Memory(_tags_of, _give_tags_back)
_AWAY = Memory(_away, _bring_back)

register(
    Deed("tag", ngettext_lazy("%(count)d ticket has the tag", "%(count)d tickets have the tag", "count"), _tag, _TAGS),
    Deed(
        "untag",
        ngettext_lazy("The tag is off %(count)d ticket", "The tag is off %(count)d tickets", "count"),
        _untag,
        _TAGS,
    ),
    Deed(
        "snooze",
        ngettext_lazy("%(count)d ticket put away until later", "%(count)d tickets put away until later", "count"),
        _snooze,
        _AWAY,
    ),
    Deed(
        "wake",
        ngettext_lazy("%(count)d ticket is back in its lists", "%(count)d tickets are back in their lists", "count"),
        _wake,
        _AWAY,
    ),
)
