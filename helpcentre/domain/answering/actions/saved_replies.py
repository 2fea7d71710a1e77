from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import F

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.answering import events, placeholders
from helpcentre.domain.answering.models import Assign, SavedReply, SavedReplyText
from helpcentre.domain.people.models import Language, Person, Team
from helpcentre.domain.tickets import tags
from helpcentre.domain.tickets.models import MessageKind, Priority, Status
from helpcentre.domain.tickets.text import clean_body, clean_subject


class UnknownPlaceholderError(ValueError):
    """``names`` stand in double braces and mean nothing."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def save_reply(
    *,
    actor: Actor,
    reply: SavedReply | None,
    name: str,
    texts: Mapping[str, str],
    folder: str = "",
    owner: Person | None = None,
    kind: str = MessageKind.REPLY,
    status: str = "",
    priority: int | None = None,
    assign: str = "",
    assignee: Person | None = None,
    team: Team | None = None,
    puts_on: Sequence[str] = (),
    takes_off: Sequence[str] = (),
) -> SavedReply:
    """Make a saved reply, or change ``reply``. ``owner`` None gives it to the whole team.

    ``puts_on`` and ``takes_off`` are names of tags. Raises UnknownPlaceholderError, TagError, TextError when a text
    cannot be kept, ValueError when there is none in any language.
    """
    clean = {Language(code).value: clean_body(body) for code, body in texts.items() if body.strip()}
    if not clean:
        raise ValueError("a saved reply says something")
    if strange := [name for body in clean.values() for name in placeholders.unknown(body)]:
        raise UnknownPlaceholderError(list(dict.fromkeys(strange)))
    with transaction.atomic():
        saved = SavedReply.objects.select_for_update().get(pk=reply.pk) if reply else SavedReply()
        saved.name = clean_subject(name)[:80]
        saved.folder = clean_subject(folder)[:60] if folder.strip() else ""
        saved.owner = owner
        saved.kind = MessageKind(kind)
        saved.status = Status(status).value if status else ""
        saved.priority = Priority(priority).value if priority else None
        saved.assign = Assign(assign).value if assign else ""
        saved.assignee = assignee if assign == Assign.PERSON else None
        saved.team = team
        saved.puts_on = tags.line(puts_on)
        saved.takes_off = tags.line(takes_off)
        saved.updated_at = clock.now()
        saved.save()
        saved.texts.exclude(language__in=clean).delete()
        for language, body in clean.items():
            SavedReplyText.objects.update_or_create(reply=saved, language=language, defaults={"body": body})
        log.record(events.SAVED_REPLY_CHANGED if reply else events.SAVED_REPLY_MADE, saved.pk, actor=actor)
    return saved


def delete_reply(*, actor: Actor, reply: SavedReply) -> None:
    """Take a saved reply away. What was written with it stays as it was sent."""
    with transaction.atomic():
        number = reply.pk
        if SavedReply.objects.filter(pk=number).delete()[0]:
            log.record(events.SAVED_REPLY_DELETED, number, actor=actor)


def count_use(*, reply: SavedReply) -> None:
    """Somebody put it into an answer."""
    SavedReply.objects.filter(pk=reply.pk).update(uses=F("uses") + 1, used_at=clock.now())
