"""What a rule can do. Others plug in with ``register``: a key, words, a check of the value, and what is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.automation.models import PendingClosure, Rule
from helpcentre.domain.people import availability, teams
from helpcentre.domain.people import selectors as people
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import actions, events, tags
from helpcentre.domain.tickets.actions.status import move
from helpcentre.domain.tickets.models import NotificationKind, Priority, Status, Tag, Ticket
from helpcentre.domain.tickets.notifications import tell_staff

LONGEST_TEXT = 5_000  # characters
LONGEST_NOTICE = 60  # days


class NotPossibleError(ValueError):
    """The team, the colleague or the text that the deed names is gone: nothing of the rule is done."""


@dataclass(frozen=True)
class Doing:
    """One ticket, locked, and the rule that acts on it. ``key`` makes what is written come once."""

    rule: Rule
    ticket: Ticket
    key: str

    @property
    def actor(self) -> Actor:
        return Actor.system()

    @property
    def speaker(self) -> Person:
        """Who stands under a message: whoever has the ticket, else the rule's owner. Raises NotPossibleError."""
        for person in (self.ticket.assignee, self.rule.owner):
            if person is not None and (found := people.staff_person(person.pk)):
                return found
        raise NotPossibleError("nobody to speak")


@dataclass(frozen=True)
class Deed:
    """``is_sound`` says whether a stored value can be used. ``do`` raises NotPossibleError when it no longer can."""

    key: str
    label: Promise
    is_sound: Callable[[Any], bool]
    do: Callable[[Doing, Any], None]


_deeds: dict[str, Deed] = {}


def register(*deeds: Deed) -> None:
    """Raises ValueError for a key that is taken."""
    for deed in deeds:
        if deed.key in _deeds:
            raise ValueError(f"two deeds are called {deed.key}")
        _deeds[deed.key] = deed


def find(key: str) -> Deed | None:
    return _deeds.get(key)


def every() -> list[Deed]:
    return list(_deeds.values())


def is_sound(row: object) -> bool:
    """Whether a stored deed can be done by this version."""
    if not isinstance(row, dict):
        return False
    deed = find(str(row.get("do")))
    return deed is not None and deed.is_sound(row.get("with"))


def is_id(value: object) -> bool:
    """Whether a stored value can be the id of a row."""
    return type(value) is int and 0 < value < 2**63


def _is_priority(value: object) -> bool:
    return type(value) is int and value in Priority.values


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value.strip()) > 0 and len(value) <= LONGEST_TEXT


def _is_reply(value: object) -> bool:
    return isinstance(value, dict) and all(_is_text(value.get(language)) for language in ("en", "sw"))


def _is_notice(value: object) -> bool:
    days = value.get("days") if isinstance(value, dict) else None
    return type(days) is int and 0 < days <= LONGEST_NOTICE and _is_reply(value)


def _give_team(doing: Doing, value: int) -> None:
    team = teams.team(value)
    if team is None:
        raise NotPossibleError("team")
    actions.give_to_team(actor=doing.actor, ticket=doing.ticket, team=team)


def _give_person(doing: Doing, value: int) -> None:
    person = people.staff_person(value)
    present = availability.who_answers_for(person) if person else None
    if present is None:
        raise NotPossibleError("colleague")
    actions.assign(actor=doing.actor, ticket=doing.ticket, assignee=present)


def _set_status(doing: Doing, value: str) -> None:
    move(actor=doing.actor, ticket=Ticket.objects.get(pk=doing.ticket.pk), status=Status(value))


def _set_priority(doing: Doing, value: int) -> None:
    actions.set_priority(actor=doing.actor, ticket=doing.ticket, priority=value)


def _is_tag(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(tags.clean_name(value))
    except tags.TagError:
        return False


def _tag(doing: Doing, value: str) -> None:
    try:
        actions.add_tags(actor=doing.actor, ticket=doing.ticket, names=[value])
    except tags.TagError as error:  # the ticket has as many as it can carry
        raise NotPossibleError("tag") from error


def _untag(doing: Doing, value: str) -> None:
    for tag in Tag.objects.filter(key=tags.key_of(value)):
        actions.remove_tag(actor=doing.actor, ticket=doing.ticket, tag=tag)


def _note(doing: Doing, value: str) -> None:
    actions.add_note(actor=doing.actor, ticket=doing.ticket, author=doing.speaker, body=value, key=f"{doing.key}-note")


def _reply(doing: Doing, value: dict[str, str]) -> None:
    actions.send_reply(
        actor=doing.actor,
        ticket=doing.ticket,
        author=doing.speaker,
        body=value.get(doing.ticket.language) or value["en"],
        key=f"{doing.key}-reply",
        status=doing.ticket.status,
    )


def _tell(doing: Doing, value: int) -> None:
    person = people.staff_person(value)
    if person is None:
        raise NotPossibleError("colleague")
    told = log.record(events.STAFF_NOTIFIED, person.pk, actor=doing.actor, ticket=doing.ticket.pk)
    tell_staff(NotificationKind.RULE, person, doing.ticket, event_id=told.pk)


def _close_after_notice(doing: Doing, value: dict[str, Any]) -> None:
    """Tell the customer and wait. Only a ticket that waits for them can be given up, and each silence once."""
    if doing.ticket.status != Status.PENDING or PendingClosure.objects.filter(ticket=doing.ticket).exists():
        return
    _reply(doing, value)
    PendingClosure.objects.create(ticket=doing.ticket, closes_at=clock.now() + timedelta(days=value["days"]))


register(
    Deed("team", _("Give it to a team"), is_id, _give_team),
    Deed("person", _("Give it to somebody"), is_id, _give_person),
    Deed(
        "priority", _("Set the priority"), lambda value: type(value) is int and value in Priority.values, _set_priority
    ),
    Deed("tag", _("Put a tag on"), _is_tag, _tag),
    Deed("untag", _("Take a tag off"), _is_tag, _untag),
    Deed("status", _("Set the status"), lambda value: value in Status.values, _set_status),
    Deed("note", _("Write a note"), _is_text, _note),
    Deed("reply", _("Answer the customer"), _is_reply, _reply),
    Deed("tell", _("Tell a colleague"), is_id, _tell),
    Deed("close_after_notice", _("Close it after a notice"), _is_notice, _close_after_notice),
)
